/** For tests and the bench: notices, configurations and an outbox in memory. */
import type { Person } from '../investigate/ports.ts';
import { reasonIds } from '../match/reasons.ts';
import type { Agency } from './address.ts';
import type { AlertNotice, Delivery, DeliveryRecord, Outbox } from './ports.ts';
import type { SettingsRecord } from './settings.ts';

export const town: Agency = {
  workDomains: ['clintonpd.example'],
  cameraGroups: { 'My Cameras': ['pole-1'], 'Public Cameras': ['library-1'], Neighbors: ['westbrook-3'] },
};

/** People who may have alerts for a year from a day on. */
export const operators = (ids: readonly string[], trainedOn = '1970-01-01'): Map<string, Person> =>
  new Map(
    ids.map((id) => [id, { role: 'ecc-dispatcher', designeeFor: [], trainedOn, refreshedOn: null, access: true }]),
  );

interface Given extends Partial<Omit<AlertNotice, 'entry'>> {
  readonly entry?: Partial<AlertNotice['entry']>;
}

export const notice = ({ entry, ...given }: Given = {}): AlertNotice => ({
  source: 'test-run',
  alertId: 'alert-1',
  hitId: 'hit-1',
  readId: 'read-1',
  at: '2026-03-12T19:05:00',
  cameraId: 'pole-1',
  plateRead: 'AB12345',
  stateRead: 'CT',
  match: 'exact',
  likelihoodRatio: 1e7,
  ...given,
  entry: {
    entryId: 'list.csv:2',
    plate: 'AB12345',
    state: 'CT',
    reason: 'stolen-vehicle',
    source: 'NCIC',
    department: 'Old Saybrook PD',
    instructions: '',
    ...entry,
  },
});

/** So many alerts within a minute, of all reasons in turn. */
export const storm = (count: number): AlertNotice[] =>
  Array.from({ length: count }, (_, at) =>
    notice({
      alertId: `alert-${at + 1}`,
      at: new Date(Date.UTC(2026, 2, 12, 19, 5) + (60_000 * at) / count).toISOString(),
      match: at % 3 === 0 ? 'confusable' : 'exact',
      likelihoodRatio: 10 ** (6 + (at % 5)),
      entry: { entryId: `list.csv:${at + 2}`, reason: reasonIds[at % reasonIds.length]! },
    }),
  );

const leaseMs = 120_000;

/** An outbox that keeps nothing beyond the process; `settings` and `people` may change between calls. */
export function outboxInMemory(settings: readonly SettingsRecord[], people: ReadonlyMap<string, Person>) {
  const held = new Map<string, { delivery: Delivery; enqueuedMs: number; attempts: number; dueMs: number | null }>();
  const records: DeliveryRecord[] = [];
  const seen = new Map<string, number>();
  const keep = (some: readonly DeliveryRecord[]): void => {
    for (const record of some) {
      records.push(record);
      const one = held.get(record.deliveryId)!;
      if (record.kind === 'attempted') one.attempts++;
      one.dueMs = record.kind === 'attempted' ? record.atMs + leaseMs : record.kind === 'failed' ? record.nextMs : null;
    }
  };
  const outbox: Outbox = {
    async enqueue(deliveries, atMs) {
      const fresh = deliveries.filter(({ id }) => !held.has(id));
      for (const delivery of fresh) held.set(delivery.id, { delivery, enqueuedMs: atMs, attempts: 0, dueMs: atMs });
      return { added: fresh.length, differing: [] };
    },
    async take(channel, atMs, limit, decide) {
      const due = [...held.values()]
        .filter(({ delivery, dueMs }) => delivery.channel === channel && dueMs !== null && dueMs <= atMs)
        .sort((a, b) => b.delivery.urgency - a.delivery.urgency)
        .slice(0, limit)
        .map(({ delivery, enqueuedMs, attempts }) => ({ ...delivery, enqueuedMs, attempts }));
      keep(decide(due, { settings, people }));
    },
    async record(some) {
      keep(some);
    },
    async nextDueMs() {
      const due = [...held.values()].flatMap(({ dueMs }) => dueMs ?? []);
      return due.length > 0 ? Math.min(...due) : null;
    },
    async inbox(person) {
      return [...held.values()].flatMap(({ delivery: { id, channel, recipient, notice } }) => {
        const accepted = records.find(({ kind, deliveryId }) => kind === 'accepted' && deliveryId === id);
        if (channel !== 'in-app' || recipient !== person || !accepted) return [];
        return { ...notice, deliveryId: id, reachedMs: accepted.atMs, seenMs: seen.get(id) ?? null };
      });
    },
    async see(person, deliveryIds, atMs) {
      const fresh = (await outbox.inbox(person, 0)).filter(
        ({ deliveryId, seenMs }) => seenMs === null && deliveryIds.includes(deliveryId),
      );
      for (const { deliveryId } of fresh) seen.set(deliveryId, atMs);
      return fresh.length;
    },
    async history() {
      return {
        deliveries: [...held.values()].map(({ delivery, enqueuedMs }) => ({ ...delivery, enqueuedMs })),
        records,
      };
    },
  };
  return { outbox, records };
}
