/**
 * PostgreSQL with pg_trgm, on a private cluster in a folder of its own. Queries are timed within the server (a loop in
 * PL/pgSQL), so that neither the socket nor the client counts.
 */
import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { QueryKind } from './plates.ts';
import { type QueryTimes, timesFrom } from './times.ts';

const versions = '/usr/lib/postgresql';

/** Folder of the newest server that Debian's packages have put here; undefined for none. */
export function postgresBin(): string | undefined {
  if (!existsSync(versions)) return undefined;
  const newest = readdirSync(versions).sort((a, b) => Number(b) - Number(a))[0];
  const bin = join(versions, newest ?? '', 'bin');
  return existsSync(join(bin, 'initdb')) ? bin : undefined;
}

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
export function startPostgres(bin: string, plates: readonly string[], nowMs: () => number): Peer {
  const folder = mkdtempSync(join(tmpdir(), 'gantry-postgres-'));
  const account = process.getuid?.() === 0 ? accountOf('postgres') : undefined;
  if (account) chownSync(folder, account.uid, account.gid);
  const call = (program: string, args: readonly string[], input = ''): string => {
    const { status, stdout, stderr, error } = spawnSync(join(bin, program), args, {
      ...account,
      input,
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
      stdio: program === 'pg_ctl' ? 'ignore' : 'pipe',
    });
    if (error || status !== 0) throw new Error(`${program}: ${error?.message ?? stderr}`);
    return stdout;
  };
  const sql = (text: string): string =>
    call('psql', ['-h', folder, '-d', 'postgres', '-v', 'ON_ERROR_STOP=1', '-qAt'], text);
  const data = join(folder, 'data');
  const close = (): void => {
    call('pg_ctl', ['-D', data, '-m', 'immediate', 'stop']);
    rmSync(folder, { recursive: true });
  };
  call('initdb', ['-D', data, '-A', 'trust']);
  const settings = `-k ${folder} -c listen_addresses= -c fsync=off -c shared_buffers=1GB -c maintenance_work_mem=1GB -c max_parallel_workers_per_gather=0 -c max_parallel_maintenance_workers=0`;
  call('pg_ctl', ['-D', data, '-w', '-l', join(folder, 'log'), '-o', settings, 'start']);
  try {
    const file = join(folder, 'plates.txt');
    writeFileSync(file, '');
    for (let from = 0; from < plates.length; from += 1e6)
      writeFileSync(file, `${plates.slice(from, from + 1e6).join('\n')}\n`, { flag: 'a' });
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

function accountOf(name: string): { uid: number; gid: number } {
  const idOf = (flag: string): number => Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout);
  return { uid: idOf('-u'), gid: idOf('-g') };
}
