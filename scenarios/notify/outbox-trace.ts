/** The trace of an outbox: who signed in, what people set, what alerts came, what became of each delivery; for `gantry judge`. */
import { InputError } from '../../base/errors.ts';
import { version } from '../../package.json';
import { roleSchema, type TraceEvent } from '../../policy/trace.ts';
import { type Agency, ownGroups } from '../../recognizer/alert/address.ts';
import type { AlertNotice, DeliveryRecord, Enqueued, Outbox, SettingsRecord } from '../../recognizer/alert/ports.ts';
import type { Person } from '../../recognizer/investigate/ports.ts';
import type { SignInRecord } from '../../recognizer/sign-in/ports.ts';
import type { UnnumberedEvent } from '../respond/port.ts';
import { settingsEventOf } from './settings.ts';

export interface Kept {
  readonly history: Awaited<ReturnType<Outbox['history']>>;
  readonly settings: readonly SettingsRecord[];
  readonly signIns: readonly SignInRecord[];
}

/** Somebody with their role, and the offices that they act for by designation. */
type OfficeHolder = Pick<Person, 'role' | 'designeeFor'> & { readonly id: string };

/**
 * The events by time; of signing in only what succeeded, since a trace has no word for what did not. There is no `trace.ended`: alerting goes on, and what is owed is not due by the trace's end.
 *
 * @param people with roles and offices that the order knows; whoever had alerts or changed settings has to be among them
 * @throws InputError where somebody is not, or has a role that the order does not know
 */
export function traceOfOutbox(
  { history, settings, signIns }: Kept,
  people: readonly OfficeHolder[],
  { cameraGroups }: Agency,
  where: string,
): TraceEvent[] {
  const { deliveries, records } = history;
  const opened = signIns.filter(({ kind }) => kind === 'opened');
  const times = [
    ...deliveries.map(({ enqueuedMs }) => enqueuedMs),
    ...[...settings, ...opened].map(({ at }) => Date.parse(at)),
  ];
  const startMs = times.reduce((least, ms) => Math.min(least, ms), times[0] ?? 0);
  const secondsOf = (ms: number): number => Math.round(ms - startMs) / 1000;
  const own = new Set<string>(ownGroups.flatMap((group) => cameraGroups[group] ?? []));
  const cameras = [...new Set(Object.values(cameraGroups).flat())];
  const started = {
    type: 'trace.started' as const,
    tS: 0,
    format: 'gantry-trace/1' as const,
    source: `gantry ${version} alerts`,
    startsAt: new Date(startMs).toISOString(),
    actors: people.map(({ id, role, designeeFor }) => ({
      id,
      role: knownRole(role, where),
      designeeFor: designeeFor.map((office) => knownRole(office, where)),
    })),
    cameras: cameras.map((id) => ({ id, owner: own.has(id) ? ('own' as const) : ('other' as const) })),
  };
  const byId = new Map(deliveries.map((delivery) => [delivery.id, delivery]));
  const events: UnnumberedEvent[] = [
    started,
    ...settings.map((record) => settingsEventOf(record, secondsOf(Date.parse(record.at)))),
    ...opened.map(({ person, at }) => sessionOf(person, secondsOf(Date.parse(at)))),
    ...alertsOf(deliveries, secondsOf),
    ...records.flatMap((record) => {
      const delivery = byId.get(record.deliveryId)!;
      const isSilent = delivery.channel === 'in-app' && isSilentFor(delivery.recipient, record.atMs, settings);
      return eventsOf(record, delivery, secondsOf(record.atMs), isSilent);
    }),
  ];
  const known = new Set(people.map(({ id }) => id));
  const stranger = events.flatMap((event) => ('actor' in event ? event.actor : [])).find((id) => !known.has(id));
  if (stranger !== undefined)
    throw new InputError({
      what: `"${stranger}" is not among the people`,
      where: { file: where },
      expected: 'an id and a role',
    });
  return events.toSorted((a, b) => a.tS - b.tS).map((event, seq) => ({ ...event, seq }) as TraceEvent);
}

export function knownRole(role: string, file: string) {
  const { data } = roleSchema.safeParse(role);
  if (data) return data;
  throw new InputError({
    what: `the order knows no role "${role}"`,
    where: { file },
    expected: roleSchema.options.join(', '),
  });
}

/** Nobody is asked for a purpose when they sign in to be told of alerts. */
const sessionOf = (actor: string, tS: number): UnnumberedEvent => ({
  type: 'session.opened',
  tS,
  actor,
  authentication: 'password',
  purpose: null,
});

/** Names an alert among those of all sources. */
const idOf = ({ source, alertId }: AlertNotice): string => `${source}/${alertId}`;

function alertsOf(deliveries: readonly Enqueued[], secondsOf: (ms: number) => number): UnnumberedEvent[] {
  const first = new Map<string, Enqueued>();
  for (const delivery of deliveries) if (!first.has(idOf(delivery.notice))) first.set(idOf(delivery.notice), delivery);
  return [...first.values()].map(({ notice, enqueuedMs }) => ({
    type: 'alert',
    tS: secondsOf(enqueuedMs),
    alertId: idOf(notice),
    hitId: `${notice.source}/${notice.hitId}`,
    readId: `${notice.source}/${notice.readId}`,
    plateRead: notice.plateRead,
    stateRead: notice.stateRead,
    entry: notice.entry,
    cameraId: notice.cameraId,
  }));
}

/** Whether a person had turned the sound off at a time, milliseconds since 1970. */
const isSilentFor = (person: string, ms: number, settings: readonly SettingsRecord[]): boolean =>
  settings.findLast(
    (record) => record.person === person && record.change.key === 'sound' && Date.parse(record.at) <= ms,
  )?.change.value === false;

function eventsOf(record: DeliveryRecord, delivery: Enqueued, tS: number, isSilent: boolean): UnnumberedEvent[] {
  const { id: deliveryId, channel, recipient, notice } = delivery;
  const isPerson = channel !== 'webhook' && channel !== 'mqtt';
  const about = { tS, alertId: idOf(notice), deliveryId, channel, ...(isPerson && { person: recipient }) };
  switch (record.kind) {
    case 'attempted':
      return [{ type: 'delivery.attempted', ...about, address: record.address }];
    case 'refused':
      return [{ type: 'delivery.ended', ...about, outcome: 'refused', why: record.why }];
    case 'failed':
      return [
        { type: 'delivery.ended', ...about, outcome: record.nextMs === null ? 'given-up' : 'failed', why: record.why },
      ];
    case 'accepted': {
      const ended: UnnumberedEvent = { type: 'delivery.ended', ...about, outcome: 'accepted' };
      if (!isPerson) return [ended];
      const instructions = notice.entry.instructions !== '';
      const reached = { tS, actor: recipient, alertId: about.alertId, channel, instructions };
      return [ended, { type: 'alert.delivered', ...reached, ...(isSilent && { sound: false as const }) }];
    }
  }
}
