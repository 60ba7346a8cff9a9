/** What must happen, by whom, within what: duties as they come about, are done, lapse, or fall due. */
import { actorOf } from '../facts/scene.ts';
import type { Duty, Scope } from '../pack/schema.ts';
import type { TraceEvent } from '../trace.ts';
import { holds } from './condition.ts';
import { type Court, undetermined } from './court.ts';
import type { Instance, Subject } from './subject.ts';
import type { Timers } from './timers.ts';
import { clausesOf, type Found, type Owed } from './verdict.ts';
import { fill } from './words.ts';

export interface Duties {
  /** Takes an event that has happened on the subject: settles what it does, and brings about what it calls for. */
  take(subject: Subject, event: TraceEvent): void;
  /** A duty's time has come. */
  fallDue(instance: Instance): void;
  /** Somebody's work has changed: clocks that stood still may run. */
  rewind(): void;
  /** The trace is over: `final` when it says so itself, so that what is not done never was. */
  end(subject: Subject, final: boolean): void;
  of(scope: Scope): readonly Duty[];
  owed(subject: Subject): Owed[];
}

export function createDuties(
  court: Court,
  timers: Timers<Instance | Subject>,
  onSettled: (subject: Subject) => void,
): Duties {
  const { pack, roster } = court;
  const byScope = new Map<Scope, Duty[]>();
  for (const rule of pack.rules)
    if (rule.form === 'duty') byScope.set(rule.scope, [...(byScope.get(rule.scope) ?? []), rule]);
  const of = (scope: Scope): readonly Duty[] => byScope.get(scope) ?? [];
  const standing = new Set<Instance>();
  const boundS = (rule: Duty): number => Number(pack.parameters.get(rule.within)!.value);

  /** What discharges a duty among the events: its seq numbers, or undefined. */
  function discharge(instance: Instance, events: readonly TraceEvent[]): readonly number[] | undefined {
    const { rule, subject, people } = instance;
    for (const event of events)
      for (const pattern of rule.done.by) {
        const theirs = pattern.by || 'department' in rule.owedBy || people.includes(actorOf(event) ?? '');
        if (!theirs || !court.matches(pattern, event)) continue;
        const doer = actorOf(event);
        const finding = holds(pattern.when, court.scene(subject, event, doer === undefined ? people : [doer]));
        if (finding.holds) return [event.seq, ...finding.events];
      }
    if (!rule.done.when) return undefined;
    const finding = holds(rule.done.when, court.scene(subject, instance.cause, people));
    return finding.holds ? finding.events : undefined;
  }

  function settle(instance: Instance, found: Pick<Found, 'outcome' | 'why' | 'events'> & Partial<Found>): void {
    const { rule, subject, people, cause, basis } = instance;
    instance.settled = true;
    subject.open.delete(instance);
    standing.delete(instance);
    court.say(rule, { tS: court.nowS, people, ...found, events: [cause.seq, ...basis, ...found.events] }, subject);
    onSettled(subject);
  }

  /** Settles a duty that the events discharge, or that is no longer owed. */
  function review(instance: Instance, events: readonly TraceEvent[]): void {
    const { rule, subject, people, cause } = instance;
    const done = discharge(instance, events);
    if (done) {
      settle(instance, { outcome: 'satisfied', why: rule.satisfied, events: done });
      return;
    }
    for (const lapse of rule.lapses) {
      const finding = holds(lapse.when, court.scene(subject, cause, people));
      if (!finding.holds) continue;
      const why = `${rule.about} was no longer owed.`;
      const { because, events } = finding;
      settle(instance, { outcome: 'not-applicable', why, because, events, excusedBy: lapse.clause });
      return;
    }
  }

  const delayOf = ({ rule, subject, people, cause }: Instance) =>
    rule.delayed
      .map((delay) => ({ clause: delay.clause, finding: holds(delay.when, court.scene(subject, cause, people)) }))
      .find(({ finding }) => finding.holds);

  function startClock(instance: Instance): void {
    if (delayOf(instance)) {
      instance.dueS = null;
      standing.add(instance);
      return;
    }
    standing.delete(instance);
    instance.dueS = court.nowS + boundS(instance.rule);
    timers.add(instance.dueS, instance);
  }

  function arise(subject: Subject, event: TraceEvent): void {
    for (const rule of of(subject.scope)) {
      const on = rule.arises.on;
      if (on && !on.some((pattern) => court.matches(pattern, event))) continue;
      for (const people of owersOf(rule, subject, event)) {
        const key = 'person' in rule.owedBy ? `${rule.id} ${people[0]}` : rule.id;
        if (subject.borne.has(key)) continue;
        const finding = holds(rule.arises.when, court.scene(subject, event, people));
        if (finding.holds === null) subject.unclear.set(rule.id, finding.missing);
        else subject.unclear.delete(rule.id);
        if (!finding.holds) continue;
        subject.borne.add(key).add(rule.id);
        const basis = finding.events;
        const instance: Instance = { rule, subject, people, cause: event, basis, dueS: null, settled: false };
        subject.open.add(instance);
        startClock(instance);
        review(instance, subject.events);
      }
    }
  }

  /** Groups of people who owe a duty together; each person alone where it is personal; nobody by name, the department. */
  function owersOf({ owedBy }: Duty, subject: Subject, event: TraceEvent): string[][] {
    if ('department' in owedBy) return [[]];
    const inRole = (person: string): boolean => owedBy.roles.includes(roster.roles.get(person)!);
    if ('person' in owedBy)
      return namedBy(owedBy.person, subject, event)
        .filter(inRole)
        .map((person) => [person]);
    const people = [...roster.roles.keys()].filter(inRole);
    return people.length > 0 ? [people] : [];
  }

  function come(instance: Instance, final: boolean): void {
    const { rule, subject, people, cause } = instance;
    const scene = court.scene(subject, cause, people);
    const delay = delayOf(instance);
    if (delay && !final) {
      startClock(instance);
      return;
    }
    const excuse = [...rule.excused, ...(delay ? rule.delayed : [])]
      .map(({ when, clause }) => ({ clause, finding: holds(when, scene) }))
      .find(({ finding }) => finding.holds);
    if (excuse) {
      const why = `{who} did not do it and is excused (${rule.about}).`;
      const { because, events } = excuse.finding;
      settle(instance, { outcome: 'excused', why, because, events, excusedBy: excuse.clause });
      return;
    }
    const unknown = rule.done.when && holds(rule.done.when, scene);
    const lacks = [...(unknown?.missing ?? []), ...court.lacking(rule)];
    if (lacks.length > 0) settle(instance, { ...undetermined(rule, lacks), events: [] });
    else if (final && rule.outlivesTrace) settle(instance, pendingOf(instance));
    else {
      const bound = `it was due within ${boundS(rule)} s (${rule.within}, not in the order)`;
      settle(instance, { outcome: 'violated', why: rule.violated, because: [bound], events: [] });
    }
  }

  const pendingOf = ({ rule }: Instance) => ({
    outcome: 'pending' as const,
    why: `${rule.about} is not due yet.`,
    events: [],
  });

  return {
    take(subject, event) {
      for (const instance of [...subject.open]) review(instance, [event]);
      arise(subject, event);
      for (const instance of standing) if (instance.subject === subject && !delayOf(instance)) startClock(instance);
    },
    fallDue: (instance) => come(instance, false),
    rewind() {
      for (const instance of [...standing]) if (!delayOf(instance)) startClock(instance);
    },
    end(subject, final) {
      for (const instance of [...subject.open])
        if (final) come(instance, true);
        else settle(instance, pendingOf(instance));
    },
    of,
    owed: (subject) => [...subject.open].map((instance) => owedOf(court, instance)),
  };
}

function namedBy(person: 'actor' | 'to' | 'receiver', subject: Subject, event: TraceEvent): readonly string[] {
  if (person === 'to') return 'to' in event ? event.to : [];
  if (person === 'actor') return [actorOf(event) ?? ''];
  return subject.events.flatMap((one) => (one.type === 'alert.delivered' ? one.actor : []));
}

function owedOf({ pack }: Court, { rule, subject, people, cause, dueS }: Instance): Owed {
  return {
    rule: rule.id,
    clauses: clausesOf(pack, rule, subject.alert),
    strength: rule.strength,
    what: fill(rule.about, people, subject),
    by: people,
    alertId: subject.scope === 'alert' ? subject.id : null,
    entryId: subject.scope === 'entry' ? subject.id : (subject.alert?.entry.entryId ?? null),
    sinceS: cause.tS,
    dueS,
  };
}
