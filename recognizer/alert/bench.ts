import { performance } from 'node:perf_hooks';
import { createRng } from '../../base/rng.ts';
import type { Person } from '../investigate/ports.ts';
import { reasonIds } from '../match/reasons.ts';
import { deliverDue } from './deliver.ts';
import type { Message, Outbox, Sender, SettingsRecord } from './ports.ts';
import { rankNotices } from './rank.ts';
import { settingsOf } from './settings.ts';
import { createPermit, deliveriesOf } from './subscriptions.ts';
import { operators, storm, town } from './testing.ts';

export interface StormTimes {
  readonly alerts: number;
  readonly deliveries: number;
  /** Messages that left for mail boxes and telephones. */
  readonly messages: number;
  /** Ranking the alerts, finding whom they reach, putting these deliveries into the outbox, and sending them all. */
  readonly rankMs: number;
  readonly subscribeMs: number;
  readonly enqueueMs: number;
  readonly deliverMs: number;
}

/**
 * A storm of alerts to people who have every channel on; the channels accept at once, so that what is timed is ours.
 *
 * @param open an empty outbox for these people, who have made these settings
 */
export async function measureStorm(
  open: (settings: readonly SettingsRecord[], people: ReadonlyMap<string, Person>) => Promise<Outbox>,
  alerts = 300,
  people = 10,
): Promise<StormTimes> {
  const everything = { reasons: reasonIds, cameras: 'all' as const };
  const ids = Array.from({ length: people }, (_, at) => `person-${at}`);
  const records = ids.flatMap((person): SettingsRecord[] => {
    const made = { person, by: person, at: '2026-03-12T19:00:00Z', warning: null };
    return [
      {
        ...made,
        change: {
          key: 'sms',
          value: { ...everything, address: `+1860555${String(ids.indexOf(person)).padStart(4, '0')}` },
        },
      },
      { ...made, change: { key: 'email', value: { ...everything, address: `${person}@clintonpd.example` } } },
    ];
  });
  const outbox = await open(records, operators(ids));
  const audience = { people: ids.map((id) => ({ id, settings: settingsOf(id, records) })), systems: [] };
  const times: number[] = [performance.now()];
  const lap = (): void => void times.push(performance.now());
  const notices = rankNotices(storm(alerts));
  lap();
  const deliveries = notices.flatMap((notice) => deliveriesOf(notice, audience, town));
  lap();
  await outbox.enqueue(deliveries, 0);
  lap();
  const sent: Message[] = [];
  const sender: Sender = {
    async send(message) {
      sent.push(message);
      return { outcome: 'accepted' };
    },
    close: async () => undefined,
  };
  const permit = createPermit({ ...town, ...audience });
  await deliverDue({
    outbox,
    permit,
    senders: { sms: sender, email: sender },
    nowMs: () => 0,
    rng: createRng('bench'),
  });
  lap();
  const [rankMs, subscribeMs, enqueueMs, deliverMs] = times.slice(1).map((at, lapNumber) => at - times[lapNumber]!);
  return {
    alerts,
    deliveries: deliveries.length,
    messages: sent.length,
    rankMs: rankMs!,
    subscribeMs: subscribeMs!,
    enqueueMs: enqueueMs!,
    deliverMs: deliverMs!,
  };
}
