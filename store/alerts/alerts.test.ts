import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Delivery, DeliveryRecord, Pending, SettingsRecord } from '../../recognizer/alert/ports.ts';
import type { Person } from '../../recognizer/investigate/ports.ts';
import type { Database } from '../database.ts';
import { ledgerOn } from '../ledger.ts';
import { emptyStore } from '../testing.ts';
import { createOutbox } from './outbox.ts';
import { createSettingsBook } from './settings.ts';

let database: Database;
beforeEach(async () => {
  database = await emptyStore();
});
afterEach(() => database.close());

const delivery = (id: string, given: Partial<Delivery> = {}): Delivery => ({
  id,
  channel: 'sms',
  recipient: 'ecc-1',
  urgency: 1,
  notice: { source: 'run', alertId: id, at: '2026-03-12T19:05:00', plateRead: "O'B" } as unknown as Delivery['notice'],
  ...given,
});
const soundOff = (person: string): SettingsRecord => ({
  person,
  by: 'sgt-1',
  at: '2026-03-12T19:05:00Z',
  change: { key: 'sound', value: false },
  warning: person === 'ecc-1' ? 'shown' : null,
});
/** Takes what is due and says nothing of it, unless told to. */
async function take(atMs: number, decide = (_: readonly Pending[]): DeliveryRecord[] => [], limit = 10) {
  let taken: readonly Pending[] = [];
  let known: readonly SettingsRecord[] = [];
  let people: ReadonlyMap<string, Person> = new Map();
  await createOutbox(database).take('sms', atMs, limit, (due, standing) => {
    [taken, known, people] = [due, standing.settings, standing.people];
    return decide(due);
  });
  return { ids: taken.map(({ id }) => id), taken, known, people };
}
const attempt =
  (atMs: number) =>
  (due: readonly Pending[]): DeliveryRecord[] =>
    due.map(({ id }) => ({ deliveryId: id, atMs, kind: 'attempted', address: '+18605550123' }));

describe('the outbox', () => {
  it('keeps each delivery once, whoever puts it there again', async () => {
    const outbox = createOutbox(database);
    expect(await outbox.enqueue([delivery('a'), delivery('b')], 1)).toEqual({ added: 2, differing: [] });
    const other = { ...delivery('a'), notice: { ...delivery('a').notice, plateRead: 'ZZ9' } };
    expect(await outbox.enqueue([delivery('b', { urgency: 9 }), delivery('c'), other], 2)).toEqual({
      added: 1,
      differing: ['a'],
    });
    expect((await outbox.history()).deliveries).toEqual(
      [delivery('a'), delivery('b'), delivery('c')].map((one, at) => ({ ...one, enqueuedMs: at === 2 ? 2 : 1 })),
    );
    expect(await outbox.enqueue([], 3)).toEqual({ added: 0, differing: [] });
  });

  it('gives what is due of a channel, the most pressing first, so many at most, with the settings of the people concerned', async () => {
    await createSettingsBook(database).add([soundOff('ecc-1'), soundOff('unit-21')]);
    const given = [
      delivery('a'),
      delivery('b', { urgency: 5 }),
      delivery('c', { urgency: 3 }),
      delivery('d', { channel: 'email' }),
    ];
    await createOutbox(database).enqueue(given, 10);
    expect((await take(9)).ids).toEqual([]);
    const { ids, known } = await take(10, undefined, 2);
    expect(ids).toEqual(['b', 'c']);
    expect(known).toEqual([soundOff('ecc-1')]);
  });

  it('gives with them who the people concerned are, as last entered', async () => {
    const dispatcher: Person = {
      role: 'ecc-dispatcher',
      designeeFor: [],
      trainedOn: null,
      refreshedOn: null,
      access: true,
    };
    for (const [subject, body] of [
      ['ecc-1', dispatcher],
      ['unit-21', dispatcher],
      ['ecc-1', { ...dispatcher, access: false }],
    ] as const)
      await ledgerOn(database).append({ kind: 'person', subject, at: '2026-03-12T19:05:00Z', by: 'cmdr-1', body });
    await createOutbox(database).enqueue([delivery('a'), delivery('b', { recipient: 'nobody' })], 0);
    expect((await take(0)).people).toEqual(new Map([['ecc-1', { ...dispatcher, access: false }]]));
  });

  it('has an attempt that nobody answers for come due again, and no sooner', async () => {
    const outbox = createOutbox(database);
    await outbox.enqueue([delivery('a')], 0);
    await take(0, attempt(0));
    expect((await take(100_000)).ids).toEqual([]);
    expect((await take(120_000)).taken).toMatchObject([{ id: 'a', attempts: 1 }]);
    expect(await outbox.nextDueMs()).toBe(120_000);
  });

  it('has one that failed come due when it is said to be, and none that is done', async () => {
    const outbox = createOutbox(database);
    await outbox.enqueue(
      ['a', 'b', 'c', 'd'].map((id) => delivery(id)),
      0,
    );
    await take(0, attempt(0));
    const failed = { atMs: 1, kind: 'failed', why: 'down' } as const;
    const records: DeliveryRecord[] = [
      { ...failed, deliveryId: 'a', nextMs: 50 },
      { ...failed, deliveryId: 'b', nextMs: null },
      { deliveryId: 'c', atMs: 1, kind: 'accepted' },
      { deliveryId: 'd', atMs: 1, kind: 'refused', why: 'sms is off' },
    ];
    await outbox.record(records);
    expect((await take(1e9)).ids).toEqual(['a']);
    await outbox.record([{ ...failed, deliveryId: 'c', nextMs: 60 }]);
    expect((await take(1e9)).ids).toEqual(['a']);
    expect((await outbox.history()).records.filter(({ kind }) => kind !== 'attempted')).toEqual([
      ...records,
      { ...failed, deliveryId: 'c', nextMs: 60 },
    ]);
  });

  it('takes nothing where deciding fails', async () => {
    const outbox = createOutbox(database);
    await outbox.enqueue([delivery('a')], 0);
    const fails = () => {
      throw new Error('undecided');
    };
    await expect(take(0, fails)).rejects.toThrow('undecided');
    expect((await take(0)).taken).toMatchObject([{ id: 'a', attempts: 0 }]);
    expect((await outbox.history()).records).toEqual([]);
  });

  it('gives a person what they were told of in the application', async () => {
    const outbox = createOutbox(database);
    const inApp = { channel: 'in-app' } as const;
    await outbox.enqueue([delivery('old', inApp), delivery('late', inApp)], 1);
    await outbox.record([{ deliveryId: 'old', atMs: 4, kind: 'accepted' }]);
    await outbox.enqueue(
      [delivery('a', inApp), delivery('b', inApp), delivery('c'), delivery('d', { ...inApp, recipient: 'sgt-1' })],
      5,
    );
    await outbox.record(['late', 'a', 'c', 'd'].map((deliveryId) => ({ deliveryId, atMs: 6, kind: 'accepted' })));
    expect(await outbox.inbox('ecc-1', 5)).toMatchObject([
      { alertId: 'late', deliveryId: 'late', reachedMs: 6, seenMs: null },
      { alertId: 'a', deliveryId: 'a', reachedMs: 6, seenMs: null },
    ]);
  });

  it('keeps what a person has seen of it, once, and of nobody else’s', async () => {
    const outbox = createOutbox(database);
    const inApp = { channel: 'in-app' } as const;
    await outbox.enqueue(
      [
        delivery('a', inApp),
        delivery('b', inApp),
        delivery('c', { ...inApp, recipient: 'sgt-1' }),
        delivery('d', inApp),
      ],
      5,
    );
    await outbox.record(['a', 'b', 'c'].map((deliveryId) => ({ deliveryId, atMs: 6, kind: 'accepted' })));
    expect(await outbox.see('ecc-1', ['a', 'c', 'd', 'no-such'], 7)).toBe(1);
    expect(await outbox.see('ecc-1', ['a', 'b'], 8)).toBe(1);
    const seen = async (person: string) =>
      (await outbox.inbox(person, 0)).map(({ deliveryId, seenMs }) => [deliveryId, seenMs]);
    expect(await seen('ecc-1')).toEqual([
      ['a', 7],
      ['b', 8],
    ]);
    expect(await seen('sgt-1')).toEqual([['c', null]]);
  });

  it('lets nobody change what was told', async () => {
    for (const table of ['alert_setting', 'alert_delivery_record', 'alert_seen'])
      await expect(database.query(`DELETE FROM ${table}`)).rejects.toThrow(/append-only/);
  });
});

describe('changes of settings', () => {
  it('are kept in their order, with who made them and the warning', async () => {
    const book = createSettingsBook(database);
    const records = [soundOff('ecc-1'), soundOff('unit-21'), { ...soundOff('ecc-1'), by: 'ecc-1' }];
    await book.add(records.slice(0, 2));
    await book.add(records.slice(2));
    expect(await book.records()).toEqual(records);
  });
});
