/** The subjects that are open: which events concern which, when one comes up, and when it can be let go. */
import type { Scope } from '../pack/schema.ts';
import { scopes } from '../pack/schema.ts';
import type { EventOf, EventType, TraceEvent } from '../trace.ts';
import { type Court, undetermined } from './court.ts';
import { createDuties } from './duties.ts';
import type { Guards } from './guards.ts';
import { createSubject, type Instance, type Subject } from './subject.ts';
import type { Timers } from './timers.ts';
import type { Owed } from './verdict.ts';

const dayS = 86_400;
/** What is over may still be acted on for so long. */
const lingerS = 3600;
/** What nobody ends is over when nothing has happened on it and nothing is owed for so long. */
const idleS = dayS;

/** The field that names a subject of other kinds than alerts and entries, the events that open it, and its linger. */
const kinds: Readonly<
  Partial<Record<Scope, { readonly key: string; readonly opens: readonly EventType[]; readonly lingerS: number }>>
> = {
  access: { key: 'accessId', opens: ['data.searched', 'data.exported', 'data.refused'], lingerS },
  lead: { key: 'leadId', opens: ['lead.obtained'], lingerS },
  evidence: { key: 'evidenceId', opens: ['evidence.used'], lingerS },
  release: { key: 'requestId', opens: ['release.requested', 'data.released'], lingerS: 90 * dayS },
  /** Data kept far beyond its retention is destroyed late, which is an act on it all the same. */
  batch: { key: 'batchId', opens: ['data.collected'], lingerS: 366 * dayS },
  audit: { key: 'auditId', opens: ['audit.conducted'], lingerS: 90 * dayS },
};

export interface Docket {
  /** Takes an event to the subjects that it concerns. Gives what is wrong where it refers to nothing. */
  take(event: TraceEvent): string | undefined;
  /** Time goes on to `tS`: what was due before has come due. */
  advance(tS: number): void;
  /** Somebody's work has changed. */
  rewind(): void;
  end(final: boolean): void;
  owed(): Owed[];
}

export function createDocket(court: Court, guards: Guards, timers: Timers<Instance | Subject>): Docket {
  const subjects = new Map<Scope, Map<string, Subject>>(scopes.map((scope) => [scope, new Map()]));
  const duties = createDuties(court, timers, releaseIfOver);
  const rulesIn = new Map(scopes.map((scope) => [scope, [...duties.of(scope), ...guards.of(scope)]]));
  const open = (): Subject[] => [...subjects.values()].flatMap((some) => [...some.values()]);
  const isOpen = (subject: Subject): boolean => subjects.get(subject.scope)!.get(subject.id) === subject;
  const lingerOf = ({ scope }: Subject): number => kinds[scope]?.lingerS ?? lingerS;

  function apply(subject: Subject, event: TraceEvent): void {
    guards.judge(event, subject);
    subject.events.push(event);
    subject.lastS = event.tS;
    duties.take(subject, event);
    if (event.type === 'alert.closed' && subject.scope === 'alert') {
      subject.over = true;
      timers.add(event.tS + lingerS, subject);
    }
  }

  /** Says of each rule that never came to bear that it did not, and lets the subject go. */
  function release(subject: Subject): void {
    for (const rule of rulesIn.get(subject.scope)!) {
      if (subject.borne.has(rule.id) || rule.form === 'permit') continue;
      const lacks = subject.unclear.get(rule.id);
      const found = lacks
        ? undetermined(rule, lacks)
        : { outcome: 'not-applicable' as const, why: `Nothing in the trace called for it (${rule.about}).` };
      court.say(rule, { tS: court.nowS, people: [], events: [], ...found }, subject);
    }
    subjects.get(subject.scope)!.delete(subject.id);
    subject.events.length = 0;
    const entry = subject.scope === 'alert' && subjects.get('entry')!.get(subject.alert!.entry.entryId);
    if (entry) {
      entry.alerts--;
      entry.over = entry.alerts === 0;
      releaseIfOver(entry);
    }
  }

  function releaseIfOver(subject: Subject): void {
    const lingers = subject.scope !== 'entry' && court.nowS < subject.lastS + lingerOf(subject);
    if (subject.over && !lingers && subject.open.size === 0 && isOpen(subject)) release(subject);
  }

  function entryOf(id: string, alert: EventOf<'alert'> | undefined, tS: number): Subject {
    const entries = subjects.get('entry')!;
    let entry = entries.get(id);
    if (!entry) {
      entry = createSubject('entry', id, alert, tS);
      entry.over = !alert;
      entries.set(id, entry);
    }
    if (alert) {
      entry.alert = alert;
      entry.over = false;
      entry.alerts++;
    }
    return entry;
  }

  function raise(event: EventOf<'alert'>): string | undefined {
    const alerts = subjects.get('alert')!;
    if (alerts.has(event.alertId)) return `alert "${event.alertId}" is there already`;
    const alert = createSubject('alert', event.alertId, event, event.tS);
    alerts.set(event.alertId, alert);
    timers.add(event.tS + idleS, alert);
    apply(alert, event);
    apply(entryOf(event.entry.entryId, event, event.tS), event);
    return undefined;
  }

  function onAlert(event: Extract<TraceEvent, { alertId: string }>): string | undefined {
    const alert = subjects.get('alert')!.get(event.alertId);
    if (!alert) return `alert "${event.alertId}" was never raised, or has long been closed`;
    if (event.type === 'query.returned' || event.type === 'return.relayed')
      if (!alert.events.some((one) => one.type === 'query.sent' && one.queryId === event.queryId))
        return `query "${event.queryId}" was never sent on alert "${event.alertId}"`;
    apply(alert, event);
    apply(entryOf(alert.alert!.entry.entryId, undefined, event.tS), event);
    return undefined;
  }

  /** The subjects of other kinds that the event names; a fault where it names one that is not there. */
  function named(event: TraceEvent): Subject[] | string {
    const found: Subject[] = [];
    for (const [scope, { key, opens, lingerS: afterS }] of Object.entries(kinds) as [
      Scope,
      (typeof kinds)['access'] & {},
    ][]) {
      const id = (event as unknown as Record<string, unknown>)[key];
      if (typeof id !== 'string') continue;
      const some = subjects.get(scope)!;
      if (!some.has(id)) {
        if (!opens.includes(event.type)) return `${scope} "${id}" was never opened, or has long been settled`;
        const subject = createSubject(scope, id, undefined, event.tS);
        subject.over = true;
        some.set(id, subject);
        timers.add(event.tS + afterS, subject);
      }
      found.push(some.get(id)!);
    }
    return found;
  }

  return {
    take(event) {
      if (event.type === 'alert') return raise(event);
      if ('alertId' in event) return onAlert(event);
      if (event.type === 'entry.removed' || event.type === 'administrator.notified') {
        const entry = entryOf(event.entryId, undefined, event.tS);
        apply(entry, event);
        releaseIfOver(entry);
        return undefined;
      }
      const found = named(event);
      if (typeof found === 'string') return found;
      for (const subject of found) apply(subject, event);
      return undefined;
    },
    advance(tS) {
      for (let timer = timers.takeBefore(tS); timer; timer = timers.takeBefore(tS)) {
        const { item } = timer;
        court.nowS = timer.tS;
        if ('rule' in item) {
          if (!item.settled && item.dueS === timer.tS) duties.fallDue(item);
        } else if (isOpen(item)) {
          const idleFrom = item.lastS + (item.over ? lingerOf(item) : idleS);
          if (idleFrom > court.nowS) timers.add(idleFrom, item);
          else {
            item.over = true;
            releaseIfOver(item);
          }
        }
      }
      court.nowS = tS;
    },
    rewind: duties.rewind,
    end(final) {
      for (const subject of open()) duties.end(subject, final);
      for (const subject of open()) if (isOpen(subject)) release(subject);
    },
    owed: () => open().flatMap(duties.owed),
  };
}
