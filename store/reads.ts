/** Stored reads: kept, searched by SQL, destroyed by the database's own function (migrations/0002-reads.sql). */
import type { Batch, ReadStore, StoredRead, Tombstone } from '../recognizer/investigate/ports.ts';
import type { Database } from './database.ts';
import { hexOf } from './hex.ts';
import { conditionsOf } from './read-conditions.ts';

interface ReadRow extends Pick<StoredRead, 'plate' | 'state' | 'confidence' | 'color' | 'body' | 'make' | 'record'> {
  readonly read_id: string;
  readonly camera_id: string;
  readonly seen_at: Date;
  readonly collected_at: Date;
  readonly source: string;
  readonly sha256: Uint8Array;
}

interface TombstoneRow {
  readonly batch_id: string;
  readonly destroyed_at: Date;
  readonly destroyed_by: string;
  readonly collected_before: Date;
  readonly reads: number;
  readonly sha256: Uint8Array;
  readonly held: number;
}

export const readStoreOn = (database: Database): ReadStore => ({
  add: (reads, { at, source }) =>
    database.transaction(async ({ query }) => {
      const rows = reads.map(({ pictures: _, ...read }) => read);
      const added = await query<{ read_id: string }>(
        `WITH given AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS given ("id" text, "cameraId" text, "seenAt" timestamptz,
           plate text, state text, confidence float8, color text, body text, make text, record text)),
         added AS (
           INSERT INTO plate_read (read_id, batch_id, collected_at, source, camera_id, seen_at, plate, state, confidence,
             color, body, make, sha256)
           SELECT "id", $2, $3, $4, "cameraId", "seenAt", plate, state, confidence, color, body, make,
             sha256(convert_to(record, 'UTF8'))
           FROM given ON CONFLICT DO NOTHING RETURNING read_id)
         SELECT read_id FROM added`,
        [JSON.stringify(rows), `day-${at.slice(0, 10)}`, at, source],
      );
      const isNew = new Set(added.map(({ read_id }) => read_id));
      const records = rows.filter(({ id }) => isNew.has(id)).map(({ id, record }) => ({ id, record }));
      await query(
        `INSERT INTO read_record (read_id, record)
         SELECT id, record FROM jsonb_to_recordset($1::jsonb) AS given (id text, record text) ON CONFLICT DO NOTHING`,
        [JSON.stringify(records)],
      );
      for (const { id, pictures } of reads)
        for (const { name, bytes } of isNew.has(id) ? pictures : [])
          await query('INSERT INTO read_picture VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [id, name, bytes]);
      const differing = await query<{ id: string }>(
        `SELECT id FROM jsonb_to_recordset($1::jsonb) AS given (id text, record text) JOIN plate_read ON read_id = id
         WHERE plate_read.sha256 <> sha256(convert_to(record, 'UTF8'))`,
        [JSON.stringify(rows)],
      );
      return { added: isNew.size, differing: differing.map(({ id }) => id) };
    }),

  async search(criteria, limit) {
    const { condition, values } = conditionsOf(criteria);
    const rows = await database.query<ReadRow>(
      `WITH found AS ${criteria.plate === null ? 'NOT ' : ''}MATERIALIZED (SELECT * FROM plate_read WHERE ${condition}),
       newest AS MATERIALIZED (SELECT * FROM found ORDER BY seen_at DESC, read_id LIMIT $${values.length + 1})
       SELECT newest.*, record FROM newest JOIN read_record USING (read_id) ORDER BY seen_at DESC, read_id`,
      [...values, limit],
    );
    return rows.map(readOf);
  },

  async words(trait) {
    const rows = await database.query<{ word: string }>(
      `SELECT DISTINCT ${trait} AS word FROM plate_read WHERE ${trait} IS NOT NULL ORDER BY 1`,
    );
    return rows.map(({ word }) => word);
  },

  async pictures(readIds) {
    const rows = await database.query<{ read_id: string; name: string; bytes: Uint8Array }>(
      'SELECT read_id, name, bytes FROM read_picture JOIN unnest($1::text[]) WITH ORDINALITY AS asked (read_id, place) USING (read_id) ORDER BY place, name',
      [readIds],
    );
    return rows.map(({ read_id: readId, name, bytes }) => ({ readId, name, bytes }));
  },

  async hold(caseNumber, readIds, at, by) {
    await database.query(
      'INSERT INTO hold (case_number, read_id, placed_at, placed_by) SELECT $1, read_id, $3, $4 FROM unnest($2::text[]) AS read_id',
      [caseNumber, readIds, at, by],
    );
  },

  async lift(caseNumber, at, by) {
    const [lifted] = await database.query<{ reads: number }>(
      `WITH lifted AS (
         INSERT INTO hold_lifted SELECT hold_id, $2, $3 FROM held WHERE case_number = $1 RETURNING hold_id)
       SELECT count(DISTINCT read_id) AS reads FROM hold JOIN lifted USING (hold_id)`,
      [caseNumber, at, by],
    );
    return lifted!.reads;
  },

  batches: () =>
    database.query<Batch>(
      `SELECT batch_id AS id, count(*) AS reads, count(*) FILTER (WHERE read_id IN (SELECT read_id FROM held)) AS held
       FROM plate_read GROUP BY 1 ORDER BY 1`,
    ),

  async destroy(collectedBefore, at, by) {
    const rows = await database.query<TombstoneRow>('SELECT * FROM destroy_reads($1, $2, $3)', [
      by,
      at,
      collectedBefore,
    ]);
    // A row that is deleted stays in its page until the table is written anew: also where a process before this one was
    // killed after it had destroyed, and this one found nothing left to destroy.
    await database.query('VACUUM (FULL, ANALYZE) plate_read, read_record, read_picture');
    return rows.map(tombstoneOf);
  },

  tombstones: async () =>
    (await database.query<TombstoneRow>('SELECT * FROM tombstone ORDER BY tombstone_id')).map(tombstoneOf),
});

const readOf = ({ read_id, camera_id, seen_at, collected_at, source, sha256, ...row }: ReadRow): StoredRead => ({
  id: read_id,
  cameraId: camera_id,
  seenAt: seen_at.toISOString(),
  plate: row.plate,
  state: row.state,
  confidence: row.confidence,
  color: row.color,
  body: row.body,
  make: row.make,
  record: row.record,
  collection: { at: collected_at.toISOString(), source },
  sha256: hexOf(sha256),
});

const tombstoneOf = (row: TombstoneRow): Tombstone => ({
  batchId: row.batch_id,
  at: row.destroyed_at.toISOString(),
  by: row.destroyed_by,
  collectedBefore: row.collected_before.toISOString(),
  reads: row.reads,
  sha256: hexOf(row.sha256),
  held: row.held,
});
