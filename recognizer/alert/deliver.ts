/** Sends what is due in the outbox: each delivery at least once, none that the settings forbid when it is sent. */
import { createHash } from 'node:crypto';
import type { Rng } from '../../base/rng.ts';
import { nextTryMs } from './backoff.ts';
import {
  type Channel,
  channels,
  type Delivery,
  type DeliveryRecord,
  type Message,
  type Outbox,
  type Pending,
  type Sender,
  type SendResult,
  type Standing,
} from './ports.ts';
import type { Permit } from './subscriptions.ts';

export interface Courier {
  readonly outbox: Outbox;
  /** Whether a delivery may go out, by what is on record at that time, and where to. */
  readonly permit: (delivery: Delivery, standing: Standing, atMs: number) => Permit;
  /** Who sends by a channel; in-app notices are there once they are on the record. */
  readonly senders: Readonly<Partial<Record<Channel, Sender>>>;
  readonly nowMs: () => number;
  /** The stream of the chance in waiting times. */
  readonly rng: Rng;
}

export interface Tally {
  readonly accepted: number;
  /** Failed for now; they are tried again. */
  readonly failed: number;
  readonly givenUp: number;
  readonly refused: number;
}

/** Taken at once; bounds what is sent twice when the program is killed. */
const batchSize = 50;

/** How many alerts one message carries when several wait for one person: in a storm all arrive, ranked, in few messages. */
const alertsPerMessage: Readonly<Record<Channel, number>> = {
  'in-app': 1,
  sms: 4,
  email: batchSize,
  webhook: 1,
  mqtt: 1,
};

/** Sends all that is due now, by all channels or by some, each by itself: one that hangs holds up no other. */
export async function deliverDue(courier: Courier, by: readonly Channel[] = channels): Promise<Tally> {
  const tallies = await Promise.all(by.map((channel) => drain(courier, channel)));
  const sum = (key: keyof Tally): number => tallies.reduce((total, tally) => total + tally[key], 0);
  return { accepted: sum('accepted'), failed: sum('failed'), givenUp: sum('givenUp'), refused: sum('refused') };
}

async function drain(courier: Courier, channel: Channel): Promise<Tally> {
  const tally = { accepted: 0, failed: 0, givenUp: 0, refused: 0 };
  const count = (records: readonly DeliveryRecord[]): void => {
    for (const record of records)
      if (record.kind === 'failed') tally[record.nextMs === null ? 'givenUp' : 'failed']++;
      else if (record.kind !== 'attempted') tally[record.kind]++;
  };
  // What fails on the way is due later than this, and so is tried once.
  const dueMs = courier.nowMs();
  for (;;) {
    const batch = await takeBatch(courier, channel, dueMs);
    count(batch.records);
    if (batch.records.length === 0) return tally;
    const outcomes = await Promise.all(
      messagesOf(batch.permitted, channel).map(async (group) =>
        outcomeOf(courier, group, await send(courier, channel, group)),
      ),
    );
    await courier.outbox.record(outcomes.flat());
    count(outcomes.flat());
  }
}

interface Permitted {
  readonly delivery: Pending;
  readonly address: string;
}

/** What is due, each kept as attempted before it is sent, or refused; in-app notices are with the person at that moment. */
async function takeBatch({ outbox, permit, nowMs }: Courier, channel: Channel, dueMs: number) {
  const atMs = nowMs();
  const permitted: Permitted[] = [];
  const records: DeliveryRecord[] = [];
  await outbox.take(channel, dueMs, batchSize, (due, standing) => {
    for (const delivery of due) {
      const may = permit(delivery, standing, atMs);
      const record = { deliveryId: delivery.id, atMs };
      if ('refused' in may) records.push({ ...record, kind: 'refused', why: may.refused });
      else if (channel === 'in-app') records.push({ ...record, kind: 'accepted' });
      else {
        records.push({ ...record, kind: 'attempted', address: may.address });
        permitted.push({ delivery, address: may.address });
      }
    }
    return records;
  });
  return { permitted, records };
}

/** What goes out as one message, to one recipient. The batch is ranked, and so is each of them. */
function messagesOf(permitted: readonly Permitted[], channel: Channel): Permitted[][] {
  const byRecipient = new Map<string, Permitted[]>();
  for (const one of permitted) {
    const { recipient } = one.delivery;
    byRecipient.set(recipient, [...(byRecipient.get(recipient) ?? []), one]);
  }
  const size = alertsPerMessage[channel];
  return [...byRecipient.values()].flatMap((group) =>
    Array.from({ length: Math.ceil(group.length / size) }, (_, at) => group.slice(at * size, (at + 1) * size)),
  );
}

async function send({ senders, nowMs }: Courier, channel: Channel, group: readonly Permitted[]): Promise<SendResult> {
  const sender = senders[channel];
  if (!sender) return { outcome: 'failed', why: `no ${channel} is configured`, isFinal: false };
  const message: Message = {
    id: messageId(group.map(({ delivery }) => delivery.id)),
    address: group[0]!.address,
    atMs: nowMs(),
    notices: group.map(({ delivery }) => delivery.notice),
  };
  return sender.send(message);
}

/** A message of one delivery has that one's key. */
const messageId = (ids: readonly string[]): string =>
  ids.length === 1 ? ids[0]! : createHash('sha256').update(ids.join()).digest('hex').slice(0, 32);

function outcomeOf({ nowMs, rng }: Courier, group: readonly Permitted[], result: SendResult): DeliveryRecord[] {
  const atMs = nowMs();
  return group.map(({ delivery }) => {
    const record = { deliveryId: delivery.id, atMs };
    if (result.outcome === 'accepted') return { ...record, kind: 'accepted' };
    const nextMs = result.isFinal ? null : nextTryMs(delivery, delivery.attempts + 1, atMs, rng);
    return { ...record, kind: 'failed', why: result.why, nextMs };
  });
}
