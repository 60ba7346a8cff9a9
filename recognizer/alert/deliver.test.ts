import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRng } from '../../base/rng.ts';
import type { Person } from '../investigate/ports.ts';
import { reasonIds } from '../match/reasons.ts';
import { deliverDue } from './deliver.ts';
import type { Channel, Message, Sender, SendResult } from './ports.ts';
import { type SettingsChange, type SettingsRecord, settingsOf } from './settings.ts';
import { createPermit, deliveriesOf, type SystemSubscription } from './subscriptions.ts';
import { notice, operators, outboxInMemory, storm, town } from './testing.ts';

const everything = { reasons: reasonIds, cameras: 'all' as const };
const set = (person: string, change: SettingsChange): SettingsRecord => ({
  person,
  by: person,
  at: '2026-03-12T19:00:00Z',
  change,
  warning: null,
});
const phone = (person: string): SettingsRecord =>
  set(person, { key: 'sms', value: { ...everything, address: '+18605550123' } });
const mail = (person: string): SettingsRecord =>
  set(person, { key: 'email', value: { ...everything, address: `${person}@clintonpd.example` } });
const cad: SystemSubscription = { ...everything, id: 'cad', channel: 'webhook', address: 'https://cad.example/' };

/** A courier over an outbox in memory whose senders answer as told; `sent` is what they were given. */
function courierWith(answer: (message: Message, channel: Channel) => SendResult, settings: SettingsRecord[] = []) {
  const people = operators(['ecc-1', 'sgt-1']);
  const { outbox, records } = outboxInMemory(settings, people);
  const sent: { channel: Channel; message: Message }[] = [];
  const clock = { nowMs: 1_000_000 };
  const sender = (channel: Channel): Sender => ({
    async send(message) {
      sent.push({ channel, message });
      return answer(message, channel);
    },
    close: async () => undefined,
  });
  const courier = {
    outbox,
    permit: createPermit({ ...town, systems: [cad] }),
    senders: { sms: sender('sms'), email: sender('email'), webhook: sender('webhook') },
    nowMs: () => clock.nowMs,
    rng: createRng('test'),
  };
  return { courier, records, sent, clock, people };
}

const enqueue = (
  { outbox }: ReturnType<typeof courierWith>['courier'],
  notices: ReturnType<typeof storm>,
  settings: readonly SettingsRecord[],
  people: readonly string[],
) => {
  const audience = { people: people.map((id) => ({ id, settings: settingsOf(id, settings) })), systems: [cad] };
  const deliveries = notices.flatMap((one) => deliveriesOf(one, audience, town));
  return outbox.enqueue(deliveries, 1_000_000).then(() => deliveries);
};
const accepted: SendResult = { outcome: 'accepted' };
const failed: SendResult = { outcome: 'failed', why: 'down', isFinal: false };

describe('deliverDue', () => {
  it('sends to every channel, and keeps the attempt before the outcome', async () => {
    const settings = [phone('ecc-1'), mail('ecc-1')];
    const { courier, records, sent } = courierWith(() => accepted, settings);
    await enqueue(courier, [notice()], settings, ['ecc-1']);
    expect(await deliverDue(courier)).toEqual({ accepted: 4, failed: 0, givenUp: 0, refused: 0 });
    expect(sent.map(({ channel, message }) => [channel, message.address]).sort()).toEqual([
      ['email', 'ecc-1@clintonpd.example'],
      ['sms', '+18605550123'],
      ['webhook', 'https://cad.example/'],
    ]);
    for (const { message } of sent)
      expect(records.filter(({ deliveryId }) => deliveryId === message.id).map(({ kind }) => kind)).toEqual([
        'attempted',
        'accepted',
      ]);
    expect(await courier.outbox.nextDueMs()).toBeNull();
  });

  it('refuses what the settings forbid by the time of sending, and sends to where they say by then', async () => {
    const before = [phone('ecc-1'), mail('ecc-1'), mail('sgt-1')];
    const now = [
      ...before,
      set('ecc-1', { key: 'sms', value: null }),
      set('sgt-1', { key: 'email', value: { ...everything, address: 'new@clintonpd.example' } }),
    ];
    now.push(set('ecc-1', { key: 'email', value: { ...everything, address: 'ecc@home.example' } }));
    const { courier, records, sent } = courierWith(() => accepted, now);
    await enqueue(courier, [notice()], before, ['ecc-1', 'sgt-1']);
    expect(await deliverDue(courier)).toMatchObject({ refused: 2, failed: 0 });
    expect(sent.flatMap(({ channel, message }) => (channel === 'webhook' ? [] : message.address))).toEqual([
      'new@clintonpd.example',
    ]);
    expect(records.flatMap((record) => (record.kind === 'refused' ? record.why : [])).sort()).toEqual([
      '"ecc@home.example" is no work address',
      'sms is off',
    ]);
  });

  it('refuses who and what is not there any more', async () => {
    const { courier, records, sent } = courierWith(() => accepted);
    const gone = { ...cad, id: 'old-cad' };
    const audience = { people: [{ id: 'retired', settings: settingsOf('retired', []) }], systems: [gone] };
    await courier.outbox.enqueue(deliveriesOf(notice(), audience, town), 1_000_000);
    expect(await deliverDue(courier)).toMatchObject({ refused: 2, accepted: 0 });
    expect(sent).toEqual([]);
    expect(records.flatMap((record) => (record.kind === 'refused' ? record.why : [])).sort()).toEqual([
      'nobody of that name is in the department’s records (V.B.b)',
      'there is no webhook "old-cad" any more',
    ]);
  });

  it.each<[string, Partial<Person>, RegExp]>([
    ['has lost access since', { access: false }, /access .* \(V\.B\.b\)/],
    ['is no operator any more', { role: 'civilian-employee' }, /neither sworn nor a dispatcher \(IV\.C\.a\)/],
    ['is overdue for training', { trainedOn: '1968-05-01' }, /more than a year old \(IV\.B\.b\)/],
  ])('sends nothing to somebody who %s', async (_, now, why) => {
    const { courier, records, sent, people } = courierWith(() => accepted, [phone('ecc-1')]);
    await enqueue(courier, [notice()], [phone('ecc-1')], ['ecc-1']);
    people.set('ecc-1', { ...people.get('ecc-1')!, ...now });
    expect(await deliverDue(courier)).toMatchObject({ accepted: 1, refused: 2 });
    expect(sent.map(({ channel }) => channel)).toEqual(['webhook']);
    for (const record of records) if (record.kind === 'refused') expect(record.why).toMatch(why);
  });

  it('sends by the channels that are asked for alone', async () => {
    const { courier, sent } = courierWith(() => accepted, [phone('ecc-1')]);
    await enqueue(courier, [notice()], [phone('ecc-1')], ['ecc-1']);
    expect(await deliverDue(courier, ['in-app'])).toMatchObject({ accepted: 1 });
    expect(sent).toEqual([]);
    expect(await courier.outbox.inbox('ecc-1', 0)).toEqual([
      { ...notice(), deliveryId: expect.any(String), reachedMs: 1_000_000, seenMs: null },
    ]);
  });

  it('tries again what failed, with the same key, later and later, and gives it up after a day', async () => {
    const { courier, records, sent, clock } = courierWith(() => failed, [phone('ecc-1')]);
    await enqueue(courier, [notice()], [phone('ecc-1')], ['ecc-1']);
    const waits: number[] = [];
    for (let due: number | null = 0; due !== null; due = await courier.outbox.nextDueMs()) {
      if (due > 0) waits.push(due - clock.nowMs);
      clock.nowMs = Math.max(clock.nowMs, due);
      await deliverDue(courier);
    }
    expect(waits[0]).toBeGreaterThanOrEqual(2500);
    expect(Math.max(...waits)).toBeLessThanOrEqual(600_000);
    expect(clock.nowMs - 1_000_000).toBeGreaterThan(86_000_000);
    const texts = sent.filter(({ channel }) => channel === 'sms');
    expect(texts.length).toBeGreaterThan(100);
    expect(new Set(texts.map(({ message }) => message.id)).size).toBe(1);
    expect(records.filter((record) => record.kind === 'failed' && record.nextMs === null)).toHaveLength(2);
  });

  it('tries each once, also when what failed first is due again before the last is tried', async () => {
    const { courier, sent, clock } = courierWith(() => {
      clock.nowMs += 60_000;
      return failed;
    }, [phone('ecc-1')]);
    await enqueue(courier, storm(250), [phone('ecc-1')], ['ecc-1']);
    expect(await deliverDue(courier)).toMatchObject({ failed: 500 });
    expect(sent.flatMap(({ message }) => message.notices)).toHaveLength(500);
  });

  it('gives up at once what can never go', async () => {
    const { courier } = courierWith(() => ({ ...failed, isFinal: true }), [phone('ecc-1')]);
    await enqueue(courier, [notice()], [phone('ecc-1')], ['ecc-1']);
    expect(await deliverDue(courier)).toEqual({ accepted: 1, failed: 0, givenUp: 2, refused: 0 });
    expect(await courier.outbox.nextDueMs()).toBeNull();
  });

  it('keeps for later what no channel is configured for', async () => {
    const { courier, records } = courierWith(() => accepted, [phone('ecc-1')]);
    await enqueue(courier, [notice()], [phone('ecc-1')], ['ecc-1']);
    expect(await deliverDue({ ...courier, senders: {} })).toMatchObject({ accepted: 1, failed: 2 });
    expect(records).toContainEqual(expect.objectContaining({ kind: 'failed', why: 'no sms is configured' }));
  });

  it('holds up no channel where another hangs', async () => {
    const { courier, sent } = courierWith(() => accepted, [phone('ecc-1')]);
    await enqueue(courier, [notice()], [phone('ecc-1')], ['ecc-1']);
    const hangs = deliverDue({
      ...courier,
      senders: {
        ...courier.senders,
        webhook: { ...courier.senders.webhook, send: () => new Promise(() => undefined) },
      },
    });
    await Promise.race([hangs, new Promise((resolve) => setTimeout(resolve, 20))]);
    expect(sent.map(({ channel }) => channel)).toEqual(['sms']);
  });

  it('delivers every alert of a storm, ranked, in few messages to a person', async () => {
    const settings = [phone('ecc-1'), mail('ecc-1')];
    const { courier, sent } = courierWith(() => accepted, settings);
    const notices = storm(300);
    await enqueue(courier, notices, settings, ['ecc-1']);
    expect(await deliverDue(courier)).toMatchObject({ accepted: 1200 });
    for (const [channel, messages] of [
      ['email', 6],
      ['sms', 78],
      ['webhook', 300],
    ] as const) {
      const of = sent.filter((one) => one.channel === channel);
      const told = of.flatMap(({ message }) => message.notices);
      expect(new Set(told).size).toBe(300);
      expect(of).toHaveLength(messages);
      const demanding = told.findLastIndex(({ entry }) => entry.reason === 'amber-alert');
      expect(demanding).toBeLessThan(told.findIndex(({ entry }) => entry.reason === 'stolen-vehicle'));
    }
  });

  it('loses nothing to failures and stops at any step, and sends nothing that is refused', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('accepted', 'failed', 'dies-before', 'dies-after'), { maxLength: 30 }),
        fc.integer({ min: 1, max: 8 }),
        async (fates, count) => {
          const settings = [phone('ecc-1'), mail('sgt-1')];
          const left = [...fates];
          const arrived = new Set<string>();
          const died = new Error('killed');
          const { courier, records, clock } = courierWith((message) => {
            const fate = left.shift() ?? 'accepted';
            if (fate === 'dies-before') throw died;
            if (fate !== 'failed')
              for (const { alertId } of message.notices) arrived.add(`${message.address}/${alertId}`);
            if (fate === 'dies-after') throw died;
            return fate === 'failed' ? failed : accepted;
          }, settings);
          await enqueue(courier, storm(count), settings, ['ecc-1', 'sgt-1']);
          for (let due: number | null = 0; due !== null; due = await courier.outbox.nextDueMs()) {
            clock.nowMs = Math.max(clock.nowMs, due);
            await deliverDue(courier).catch((error) => expect(error).toBe(died));
          }
          expect(arrived.size).toBe(3 * count);
          expect(records.filter(({ kind }) => kind === 'accepted')).toHaveLength(5 * count);
        },
      ),
      { numRuns: 60 },
    ));
});
