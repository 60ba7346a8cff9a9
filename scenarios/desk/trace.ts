/**
 * The trace of a department's desk: who is in its books, what they searched, exported, released and audited, what was
 * destroyed, and the town's own hot list entries; for `gantry judge`. Steps of scenarios give the same events.
 */
import { msOf } from '../../base/times.ts';
import { version } from '../../package.json';
import type { TraceEvent } from '../../policy/trace.ts';
import type { Archive, LedgerEntry } from '../../recognizer/investigate/ports.ts';
import type { Change, ChangeOf } from '../../recognizer/match/custom/ports.ts';
import { knownRole } from '../notify/outbox-trace.ts';
import type { UnnumberedEvent } from '../respond/port.ts';
import { entryEvent, notifiedEvent } from './entry-events.ts';
import {
  afterAuditEvent,
  auditEvents,
  batchesOf,
  collectedEvent,
  destroyedEvent,
  exportEvents,
  policyReviewedEvent,
  releaseEvent,
  searchEvents,
  secondsFrom,
} from './events.ts';

export interface DeskTrace {
  readonly trace: readonly TraceEvent[];
  /** Whom records name and no book knows: the trace leaves those records out, since the order is held against people. */
  readonly strangers: readonly string[];
}

const seconds = secondsFrom('1970-01-01T00:00:00');

/**
 * The events by time, in UTC, until now; the department's work goes on. People are what the books say of them now.
 *
 * @param changes the history of the town's own entries
 * @param now ISO 8601, UTC
 * @param where names the store in faults
 * @throws InputError where somebody has a role that the order does not know
 */
export async function traceOfDesk(
  archive: Archive,
  changes: readonly Change[],
  now: string,
  where: string,
): Promise<DeskTrace> {
  const people = await archive.ledger.entries('person');
  const nowS = seconds(now);
  const all = [
    ...accessEvents(people),
    ...(await queryEvents(archive)),
    ...(await oversightEvents(archive)),
    ...(await keepingEvents(archive)),
    ...entryEvents(changes),
  ].filter(({ tS }) => tS <= nowS);
  const startS = Math.floor(all.reduce((least, { tS }) => Math.min(least, tS), nowS));
  const books = new Map(people.map(({ subject, body }) => [subject, body]));
  const isKnown = (id: string): boolean => books.has(id);
  const started = {
    type: 'trace.started' as const,
    tS: startS,
    format: 'gantry-trace/1' as const,
    source: `gantry ${version} desk`,
    startsAt: new Date(startS * 1000).toISOString(),
    actors: [...books].map(([id, { role, designeeFor }]) => ({
      id,
      role: knownRole(role, where),
      designeeFor: designeeFor.map((office) => knownRole(office, where)),
    })),
    registers: ['access' as const, 'access-log' as const, 'audits' as const, 'policy-reviews' as const],
  };
  const told = all.filter((event) => namedIn(event).every(isKnown)).sort((a, b) => a.tS - b.tS);
  const events: UnnumberedEvent[] = [started, ...told, { type: 'trace.ended', tS: nowS, goesOn: true }];
  return {
    trace: events.map((event, seq) => ({ ...event, seq, tS: Math.round((event.tS - startS) * 1000) / 1000 })),
    strangers: [...new Set(all.flatMap(namedIn))].filter((id) => !isKnown(id)).sort(),
  };
}

/** Whom an event names. */
const namedIn = (event: UnnumberedEvent): string[] => [
  ...('actor' in event ? [event.actor] : []),
  ...('to' in event ? event.to : []),
  ...('person' in event && event.person !== undefined ? [event.person] : []),
];

/** Where the books have given somebody access, or taken it away. */
function accessEvents(people: readonly LedgerEntry<'person'>[]): UnnumberedEvent[] {
  const having = new Set<string>();
  return people.flatMap(({ subject: person, at, by: actor, body: { access } }): UnnumberedEvent[] => {
    if (access === having.has(person)) return [];
    if (access) having.add(person);
    else having.delete(person);
    return [{ type: access ? 'access.granted' : 'access.revoked', tS: seconds(at), actor, person }];
  });
}

async function queryEvents({ log, ledger }: Archive): Promise<UnnumberedEvent[]> {
  const requests = await ledger.entries('release-requested');
  const recipients = new Map(requests.map(({ subject, body }) => [subject, body.recipient]));
  const queries = (await log.entries()).flatMap(({ answer, ...access }) =>
    access.kind === 'search'
      ? searchEvents({ access, answer }, seconds)
      : exportEvents({ access, answer }, seconds, recipients.get(access.requestId ?? '') ?? null),
  );
  const decisions = await ledger.entries('release-decided');
  return [...[...requests, ...decisions].map((entry) => releaseEvent(entry, seconds)), ...queries];
}

async function oversightEvents({ ledger }: Archive): Promise<UnnumberedEvent[]> {
  const drawn = new Map((await ledger.entries('audit-drawn')).map((entry) => [entry.subject, entry]));
  const after = [...(await ledger.entries('audit-reviewed')), ...(await ledger.entries('audit-corrected'))];
  return [
    ...(await ledger.entries('audit-documented')).flatMap((entry) =>
      auditEvents(drawn.get(entry.subject)!, entry, seconds),
    ),
    ...after.map((entry) => afterAuditEvent(entry, seconds)),
    ...(await ledger.entries('policy-reviewed')).map((entry) => policyReviewedEvent(entry, seconds)),
  ];
}

/** A batch is destroyed when what had to go of it first went; what cases held goes later, when they let it go. */
async function keepingEvents(archive: Archive): Promise<UnnumberedEvent[]> {
  const tombstones = await archive.reads.tombstones();
  const first = new Map(tombstones.toReversed().map((tombstone) => [tombstone.batchId, tombstone]));
  return [
    ...(await batchesOf(archive)).map((batchId) => collectedEvent(batchId, seconds)),
    ...[...first.values()].map((tombstone) => destroyedEvent(tombstone, seconds)),
  ];
}

function entryEvents(changes: readonly Change[]): UnnumberedEvent[] {
  const removed = new Map<string, ChangeOf<'removed'>>();
  return changes.flatMap((change) => {
    if (change.kind === 'removed') removed.set(change.entryId, change);
    const event = change.kind === 'notified' ? notifiedEvent(removed.get(change.entryId)!) : entryEvent(change);
    return { ...event, tS: msOf(change.at) / 1000 } as UnnumberedEvent;
  });
}
