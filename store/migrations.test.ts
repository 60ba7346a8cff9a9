import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from './database.ts';
import { readStoreOn } from './reads.ts';
import { emptyStore } from './testing.ts';

describe('what the database guards', () => {
  let database: Database;
  beforeAll(async () => {
    database = await emptyStore();
    await database.script(`
      INSERT INTO access_log (asked_at, person_id, kind, criteria, refusals)
        VALUES (now(), 'x', 'search', '{}', '[{"code": "no-purpose"}]');
      INSERT INTO alert_delivery (id, channel, recipient, urgency, notice, enqueued_ms, due_ms)
        VALUES ('d', 'sms', 'sgt-1', 1, '{}', 1, 1)`);
    const read = {
      id: 'r',
      cameraId: 'c',
      seenAt: '2026-01-05T07:30:00.000Z',
      plate: 'AB1',
      state: null,
      confidence: 1,
    };
    const described = { color: null, body: null, make: null, record: '{}', pictures: [] };
    await readStoreOn(database).add([{ ...read, ...described }], { at: '2026-01-05T08:00:00.000Z', source: 'run' });
  });
  afterAll(() => database.close());

  it('is guarded in sessions that replicate, too', async () => {
    const resting = await database.query(
      `SELECT tgrelid::regclass AS table, tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
       WHERE NOT tgisinternal AND tgenabled <> 'A' AND relnamespace = current_schema()::regnamespace`,
    );
    expect(resting).toEqual([]);
  });

  it.each([
    "UPDATE read_record SET record = 'forged'",
    "UPDATE plate_read SET plate = 'XY1'",
    'DELETE FROM plate_read',
    'DELETE FROM read_record',
    "INSERT INTO access_answer VALUES (1, now(), 1, '')",
    "UPDATE alert_delivery SET recipient = 'sgt-2'",
    'DELETE FROM alert_delivery',
    'TRUNCATE alert_delivery CASCADE',
  ])('refuses %s', (change) =>
    expect(
      database.transaction(async ({ script }) => {
        await script('SET LOCAL session_replication_role = replica');
        await script(change);
      }),
    ).rejects.toThrow(/refused/),
  );

  it('lets a delivery move on, and nothing else of it', async () => {
    await database.script('UPDATE alert_delivery SET attempts = 1, due_ms = NULL');
    const columns = await database.query<{ name: string }>(
      `SELECT attname AS name FROM pg_attribute WHERE attrelid = 'alert_delivery'::regclass AND attnum > 0`,
    );
    for (const { name } of columns.filter(({ name }) => name !== 'attempts' && name !== 'due_ms'))
      await expect(database.script(`UPDATE alert_delivery SET ${name} = DEFAULT`)).rejects.toThrow('append-only');
  });
});
