/** The outbox of alerts: at least once, since what was tried and not answered for comes due again; never twice at once. */
import type { AlertNotice, Channel, DeliveryRecord, Enqueued, Outbox, Pending } from '../../recognizer/alert/ports.ts';
import type { Person } from '../../recognizer/investigate/ports.ts';
import type { Database, Queries } from '../database.ts';
import { columns, recordOf } from './settings.ts';

/** What was attempted is due again after this time, should its process have ended; longer than any batch takes. */
const leaseMs = 120_000;

interface DeliveryRow {
  readonly id: string;
  readonly channel: Channel;
  readonly recipient: string;
  readonly urgency: number;
  readonly notice: AlertNotice;
  readonly enqueued_ms: number;
  readonly attempts: number;
}

interface RecordRow {
  readonly delivery_id: string;
  readonly at_ms: number;
  readonly kind: DeliveryRecord['kind'];
  readonly address: string | null;
  readonly why: string | null;
  readonly next_ms: number | null;
}

const enqueuedOf = ({ id, channel, recipient, urgency, notice, enqueued_ms: enqueuedMs }: DeliveryRow): Enqueued => ({
  id,
  channel,
  recipient,
  urgency,
  notice,
  enqueuedMs,
});

function deliveryRecordOf({ delivery_id, at_ms, kind, address, why, next_ms }: RecordRow): DeliveryRecord {
  const record = { deliveryId: delivery_id, atMs: at_ms };
  switch (kind) {
    case 'attempted':
      return { ...record, kind, address: address! };
    case 'accepted':
      return { ...record, kind };
    case 'failed':
      return { ...record, kind, why: why!, nextMs: next_ms };
    case 'refused':
      return { ...record, kind, why: why! };
  }
}

/** Adds records, and moves their deliveries on; one that is done stays done, whatever a slower process says of it. */
const keep = ({ query }: Queries, records: readonly DeliveryRecord[]) =>
  query(
    `WITH told AS (
       SELECT * FROM jsonb_to_recordset($1::jsonb)
         AS told("deliveryId" text, "atMs" bigint, kind text, address text, why text, "nextMs" bigint)
     ), kept AS (
       INSERT INTO alert_delivery_record (delivery_id, at_ms, kind, address, why, next_ms)
       SELECT "deliveryId", "atMs", kind, address, why, "nextMs" FROM told
     )
     UPDATE alert_delivery SET
       attempts = attempts + (kind = 'attempted')::int,
       due_ms = CASE kind WHEN 'attempted' THEN "atMs" + $2 WHEN 'failed' THEN "nextMs" END
     FROM told WHERE id = "deliveryId" AND due_ms IS NOT NULL`,
    [JSON.stringify(records), leaseMs],
  );

export const createOutbox = (database: Database): Outbox => ({
  async enqueue(deliveries, atMs) {
    const added = await database.query(
      `INSERT INTO alert_delivery (id, channel, recipient, urgency, notice, enqueued_ms, due_ms)
       SELECT id, channel, recipient, urgency, notice, $2, $2 FROM jsonb_to_recordset($1::jsonb)
         AS given(id text, channel text, recipient text, urgency float8, notice jsonb)
       ON CONFLICT (id) DO NOTHING RETURNING id`,
      [JSON.stringify(deliveries), atMs],
    );
    const differing = await database.query<{ id: string }>(
      `SELECT id FROM jsonb_to_recordset($1::jsonb) AS given(id text, notice jsonb) JOIN alert_delivery USING (id)
       WHERE alert_delivery.notice <> given.notice`,
      [JSON.stringify(deliveries)],
    );
    return { added: added.length, differing: differing.map(({ id }) => id) };
  },

  take: (channel, atMs, limit, decide) =>
    database.transaction(async (queries) => {
      // Whoever changes settings or personnel waits until what is decided by the present ones is kept.
      await queries.script('LOCK TABLE alert_setting, ledger IN SHARE MODE');
      const due = await queries.query<DeliveryRow>(
        `SELECT id, channel, recipient, urgency, notice, enqueued_ms, attempts FROM alert_delivery
         WHERE channel = $1 AND due_ms <= $2 ORDER BY urgency DESC, notice->>'at' DESC LIMIT $3
         FOR UPDATE SKIP LOCKED`,
        [channel, atMs, limit],
      );
      if (due.length === 0) return;
      const concerned = [...new Set(due.map(({ recipient }) => recipient))];
      const settings = await queries.query<Parameters<typeof recordOf>[0]>(
        `SELECT ${columns} FROM alert_setting WHERE person = ANY($1) ORDER BY number`,
        [concerned],
      );
      const people = await queries.query<{ subject: string; body: Person }>(
        `SELECT DISTINCT ON (subject) subject, body FROM ledger WHERE kind = 'person' AND subject = ANY($1)
         ORDER BY subject, entry_number DESC`,
        [concerned],
      );
      const standing = {
        settings: settings.map(recordOf),
        people: new Map(people.map(({ subject, body }) => [subject, body])),
      };
      const pending: Pending[] = due.map((row) => ({ ...enqueuedOf(row), attempts: row.attempts }));
      await keep(queries, decide(pending, standing));
    }),

  async record(records) {
    await keep(database, records);
  },

  async nextDueMs() {
    const [row] = await database.query<{ due: number | null }>('SELECT min(due_ms) AS due FROM alert_delivery');
    return row!.due;
  },

  async inbox(person, sinceMs) {
    const rows = await database.query<{ id: string; notice: AlertNotice; reached_ms: number; seen_ms: number | null }>(
      `SELECT id, notice, accepted.at_ms AS reached_ms, seen_ms FROM alert_delivery
         JOIN alert_delivery_record AS accepted ON accepted.delivery_id = id AND kind = 'accepted'
         LEFT JOIN alert_seen ON alert_seen.delivery_id = id
       WHERE channel = 'in-app' AND recipient = $1 AND accepted.at_ms >= $2 ORDER BY alert_delivery.number`,
      [person, sinceMs],
    );
    return rows.map(({ id, notice, reached_ms, seen_ms }) => ({
      ...notice,
      deliveryId: id,
      reachedMs: reached_ms,
      seenMs: seen_ms,
    }));
  },

  async see(person, deliveryIds, atMs) {
    const seen = await database.query(
      `INSERT INTO alert_seen (delivery_id, person, seen_ms)
       SELECT id, recipient, $3::bigint FROM alert_delivery WHERE id = ANY($2) AND channel = 'in-app' AND recipient = $1
         AND EXISTS (SELECT FROM alert_delivery_record WHERE delivery_id = id AND kind = 'accepted') ORDER BY number
       ON CONFLICT DO NOTHING RETURNING delivery_id`,
      [person, [...deliveryIds], atMs],
    );
    return seen.length;
  },

  async history() {
    const deliveries = await database.query<DeliveryRow>('SELECT * FROM alert_delivery ORDER BY number');
    const records = await database.query<RecordRow>('SELECT * FROM alert_delivery_record ORDER BY number');
    return { deliveries: deliveries.map(enqueuedOf), records: records.map(deliveryRecordOf) };
  },
});
