/**
 * PostgreSQL with pg_trgm, on a private cluster in a folder of its own. Queries are timed within the server (a loop in
 * PL/pgSQL), so that neither the socket nor the client counts.
 */
import { join } from 'node:path';
import { startCluster } from './cluster.ts';
import { type Plates, type QueryKind, writeLines } from './plates.ts';
import { type QueryTimes, timesFrom } from './times.ts';

/** What a query of each kind asks; similarity at the extension's own threshold. */
const conditions: Record<QueryKind, string> = {
  exact: 'plate = $1',
  confusable: 'plate % $1',
  partial: 'plate LIKE $1',
};

export interface Peer {
  readonly buildS: number;
  readonly bytes: number;
  time(kind: QueryKind, queries: readonly string[]): QueryTimes;
  close(): void;
}

/** @param nowMs a clock */
export function startPostgres(bin: string, plates: Plates, nowMs: () => number): Peer {
  const { folder, sql, close } = startCluster(
    bin,
    '-c fsync=off -c shared_buffers=1GB -c maintenance_work_mem=1GB -c max_parallel_workers_per_gather=0 -c max_parallel_maintenance_workers=0',
  );
  try {
    const file = join(folder, 'plates.txt');
    writeLines(file, plates, '', (plate) => `${plate}\n`);
    const startMs = nowMs();
    sql(`
      CREATE EXTENSION pg_trgm;
      CREATE UNLOGGED TABLE entry (plate text COLLATE "C" NOT NULL);
      \\copy entry FROM '${file}'
      CREATE INDEX ON entry (plate);
      CREATE INDEX ON entry USING gin (plate gin_trgm_ops);
      VACUUM ANALYZE entry;`);
    const buildS = (nowMs() - startMs) / 1000;
    return {
      buildS,
      bytes: Number(sql(`SELECT pg_indexes_size('entry')`)),
      time(kind, queries) {
        const texts = queries.map((query) => `'${query.replaceAll('?', '_')}'`).join();
        const rows = sql(`
          CREATE OR REPLACE FUNCTION time_queries() RETURNS SETOF text LANGUAGE plpgsql AS $body$
          DECLARE query text; started timestamptz; found bigint;
          BEGIN
            FOREACH query IN ARRAY ARRAY[${texts}] LOOP
              started := clock_timestamp();
              EXECUTE 'SELECT count(*) FROM entry WHERE ${conditions[kind]}' INTO found USING query;
              RETURN NEXT extract(epoch FROM clock_timestamp() - started) * 1e6 || ' ' || found;
            END LOOP;
          END $body$;
          SELECT time_queries();`)
          .trim()
          .split('\n')
          .map((line) => line.split(' ').map(Number));
        return timesFrom(
          Float64Array.from(rows, ([us]) => us!),
          rows.reduce((sum, [, found]) => sum + found!, 0),
        );
      },
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}
