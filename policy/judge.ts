/**
 * The judge: takes a trace event by event, by an order's pack, and says what followed from the order, what was broken
 * and what is owed at any moment. It holds only what is open, so that its memory does not grow with the trace.
 */
import { holds, isOf } from './engine/condition.ts';
import { createSubject, type Instance, type Subject } from './engine/subject.ts';
import { createTimers } from './engine/timers.ts';
import { clausesOf, type Found, type Owed, type Verdict, verdictOf } from './engine/verdict.ts';
import { because, fill } from './engine/words.ts';
import { actorOf, type Scene } from './facts/scene.ts';
import type { Duty, Guard, Pack } from './pack/schema.ts';
import type { EventOf, Role, TraceEvent } from './trace.ts';
import type { Truth } from './truth.ts';

export interface JudgeOptions {
  /** What was truly so; without it, what turns on it is undetermined. */
  readonly truth?: Truth | undefined;
  /** Takes each verdict as it becomes known; then the judge keeps none. */
  readonly onVerdict?: (verdict: Verdict) => void;
}

export interface Judge {
  /** Takes the next event. Gives what is wrong with it, where it cannot belong to the trace: it is then set aside. */
  take(event: TraceEvent): string | undefined;
  /** What is owed at this moment, soonest due first. */
  owed(): Owed[];
  /** Verdicts known so far (none, where `onVerdict` took them). */
  verdicts(): readonly Verdict[];
  /** The trace is over: settles what is open and gives the verdicts. */
  finish(): readonly Verdict[];
}

/** People may still act on a closed alert for so long. */
const lingerS = 3600;
/** An alert that nobody closes is over when nothing has happened on it for so long. */
const idleS = 86_400;

export function createJudge(pack: Pack, { truth, onVerdict }: JudgeOptions = {}): Judge {
  const duties = { alert: rulesOf(pack, 'duty', 'alert'), entry: rulesOf(pack, 'duty', 'entry') };
  const guards = { alert: rulesOf(pack, 'guard', 'alert'), entry: rulesOf(pack, 'guard', 'entry') };
  const roles = new Map<string, Role>();
  const busy = new Map<string, NonNullable<EventOf<'workload.changed'>['busy']>>();
  const subjects = { alert: new Map<string, Subject>(), entry: new Map<string, Subject>() };
  const timers = createTimers<Instance | Subject>();
  const standing = new Set<Instance>();
  const kept: Verdict[] = [];
  let nowS = 0;
  let lastSeq = -1;
  let phase: 'before' | 'running' | 'ended' | 'finished' = 'before';

  const boundS = (rule: Duty): number => Number(pack.parameters.get(rule.within)!.value);
  const say = (rule: Duty | Guard, found: Omit<Found, 'alert' | 'entryId'>, subject: Subject): void => {
    const entryId = subject.scope === 'entry' ? subject.id : (subject.alert?.entry.entryId ?? null);
    const verdict = verdictOf(pack, rule, { ...found, alert: subject.alert, entryId });
    if (onVerdict) onVerdict(verdict);
    else kept.push(verdict);
  };
  const sceneOf = (
    subject: Subject,
    event: TraceEvent,
    people: readonly string[],
    events: readonly TraceEvent[] = subject.events,
  ): Scene => ({ pack, truth, roster: { roles, busy }, alert: subject.alert, events, event, people });

  function judgeGuards(subject: Subject, event: TraceEvent): void {
    for (const rule of guards[subject.scope].get(event.type) ?? []) {
      const actor = actorOf(event);
      if (!rule.of.some((pattern) => isOf(pattern, event, roles.get(actor ?? '')))) continue;
      const people = actor === undefined ? [] : [actor];
      const scene = sceneOf(subject, event, people);
      const when = holds(rule.when, scene);
      if (when.holds === false) continue;
      subject.borne.add(rule.id);
      const unless = holds(rule.unless, scene);
      const events = [event.seq, ...when.events, ...unless.events];
      const found = { tS: event.tS, people, events };
      if (when.holds && unless.holds)
        say(rule, { ...found, outcome: 'satisfied', why: because(rule.satisfied, unless.because) }, subject);
      else if (when.holds && unless.holds === false)
        say(rule, { ...found, outcome: 'violated', why: because(rule.violated, unless.because) }, subject);
      else if (when.holds || unless.holds !== true)
        say(rule, { ...found, ...undetermined(rule, [...when.missing, ...unless.missing]) }, subject);
      else say(rule, { ...found, outcome: 'satisfied', why: because(rule.satisfied, unless.because) }, subject);
    }
  }

  /** What discharges a duty among the events: its seq numbers, or undefined. */
  function discharge(instance: Instance, events: readonly TraceEvent[]): readonly number[] | undefined {
    const { rule, subject, people } = instance;
    for (const event of events)
      for (const pattern of rule.done.by) {
        const actor = actorOf(event);
        if (!pattern.by && !people.includes(actor ?? '')) continue;
        if (!isOf(pattern, event, roles.get(actor ?? ''))) continue;
        const finding = holds(pattern.when, sceneOf(subject, event, people));
        if (finding.holds) return [event.seq, ...finding.events];
      }
    if (!rule.done.when) return undefined;
    const finding = holds(rule.done.when, sceneOf(subject, instance.cause, people));
    return finding.holds ? finding.events : undefined;
  }

  function settle(instance: Instance, found: Pick<Found, 'outcome' | 'why' | 'events'> & Partial<Found>): void {
    const { rule, subject, people, cause, basis } = instance;
    instance.settled = true;
    subject.open.delete(instance);
    standing.delete(instance);
    say(rule, { tS: nowS, people, ...found, events: [cause.seq, ...basis, ...found.events] }, subject);
    releaseIfOver(subject);
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
      const finding = holds(lapse.when, sceneOf(subject, cause, people));
      if (!finding.holds) continue;
      const why = because(`${rule.about} was no longer owed.`, finding.because);
      settle(instance, { outcome: 'not-applicable', why, events: finding.events, excusedBy: lapse.clause });
      return;
    }
  }

  const delayOf = ({ rule, subject, people, cause }: Instance) =>
    rule.delayed
      .map((delay) => ({ clause: delay.clause, finding: holds(delay.when, sceneOf(subject, cause, people)) }))
      .find(({ finding }) => finding.holds);

  function startClock(instance: Instance): void {
    if (delayOf(instance)) {
      instance.dueS = null;
      standing.add(instance);
      return;
    }
    standing.delete(instance);
    instance.dueS = nowS + boundS(instance.rule);
    timers.add(instance.dueS, instance);
  }

  function arise(subject: Subject, event: TraceEvent): void {
    for (const rule of duties[subject.scope].get('any')!) {
      const on = rule.arises.on;
      if (on && !on.some((pattern) => isOf(pattern, event, roles.get(actorOf(event) ?? '')))) continue;
      for (const people of owersOf(rule, subject, event)) {
        const key = 'person' in rule.owedBy ? `${rule.id} ${people[0]}` : rule.id;
        if (people.length === 0 || subject.borne.has(key)) continue;
        const finding = holds(rule.arises.when, sceneOf(subject, event, people));
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

  /** Groups of people who owe a duty together; each person alone where it is personal. */
  function owersOf({ owedBy }: Duty, subject: Subject, event: TraceEvent): string[][] {
    const inRole = (person: string): boolean => owedBy.roles.includes(roles.get(person)!);
    if (!('person' in owedBy)) return [[...roles.keys()].filter(inRole)];
    return namedBy(owedBy.person, subject, event)
      .filter(inRole)
      .map((person) => [person]);
  }

  function apply(subject: Subject, event: TraceEvent): void {
    judgeGuards(subject, event);
    subject.events.push(event);
    subject.lastS = event.tS;
    for (const instance of [...subject.open]) review(instance, [event]);
    arise(subject, event);
    if (event.type === 'alert.closed' && subject.scope === 'alert') {
      subject.over = true;
      timers.add(event.tS + lingerS, subject);
    }
    for (const instance of standing) if (instance.subject === subject && !delayOf(instance)) startClock(instance);
  }

  /** A duty has come due, or can no longer be done. */
  function fallDue(instance: Instance, final: boolean): void {
    const { rule, subject, people, cause } = instance;
    const scene = sceneOf(subject, cause, people);
    const delay = delayOf(instance);
    if (delay && !final) {
      startClock(instance);
      return;
    }
    const excuse = [...rule.excused, ...(delay ? rule.delayed : [])]
      .map(({ when, clause }) => ({ clause, finding: holds(when, scene) }))
      .find(({ finding }) => finding.holds);
    if (excuse) {
      const why = because(`{who} did not do it and is excused (${rule.about}).`, excuse.finding.because);
      settle(instance, { outcome: 'excused', why, events: excuse.finding.events, excusedBy: excuse.clause });
      return;
    }
    const unknown = rule.done.when && holds(rule.done.when, scene);
    if (unknown?.holds === null) settle(instance, { ...undetermined(rule, unknown.missing), events: [] });
    else if (final && rule.outlivesTrace) settle(instance, pendingOf(instance));
    else {
      const bound = `it was due within ${boundS(rule)} s (${rule.within}, not in the order)`;
      settle(instance, { outcome: 'violated', why: because(rule.violated, [bound]), events: [] });
    }
  }

  const pendingOf = ({ rule }: Instance) => ({
    outcome: 'pending' as const,
    why: `${rule.about} is not due yet.`,
    events: [],
  });

  /** Says of each rule that never came to bear that it did not, and lets the subject go. */
  function release(subject: Subject): void {
    const all = [...duties[subject.scope].get('any')!, ...(guards[subject.scope].get('any') ?? [])];
    for (const rule of all) {
      if (subject.borne.has(rule.id)) continue;
      const lacks = subject.unclear.get(rule.id);
      const found = lacks
        ? undetermined(rule, lacks)
        : { outcome: 'not-applicable' as const, why: `Nothing in the trace called for it (${rule.about}).` };
      say(rule, { tS: nowS, people: [], events: [], ...found }, subject);
    }
    subjects[subject.scope].delete(subject.id);
    const entry = subject.scope === 'alert' && subjects.entry.get(subject.alert!.entry.entryId);
    if (entry) {
      entry.alerts--;
      entry.over = entry.alerts === 0;
      releaseIfOver(entry);
    }
  }

  function releaseIfOver(subject: Subject): void {
    const lingers = subject.scope === 'alert' && nowS < subject.lastS + lingerS;
    if (subject.over && !lingers && subject.open.size === 0 && subjects[subject.scope].get(subject.id) === subject)
      release(subject);
  }

  function advance(tS: number): void {
    for (let timer = timers.takeBefore(tS); timer; timer = timers.takeBefore(tS)) {
      const { item } = timer;
      nowS = timer.tS;
      if ('rule' in item) {
        if (!item.settled && item.dueS === timer.tS) fallDue(item, false);
      } else if (subjects[item.scope].get(item.id) === item) {
        const idleFrom = item.lastS + (item.over ? lingerS : idleS);
        if (idleFrom > nowS) timers.add(idleFrom, item);
        else {
          item.over = true;
          releaseIfOver(item);
        }
      }
    }
    nowS = tS;
  }

  function entryOf(id: string, alert: EventOf<'alert'> | undefined, tS: number): Subject {
    let entry = subjects.entry.get(id);
    if (!entry) {
      entry = createSubject('entry', id, alert, tS);
      entry.over = !alert;
      subjects.entry.set(id, entry);
    }
    if (alert) {
      entry.alert = alert;
      entry.over = false;
      entry.alerts++;
    }
    return entry;
  }

  function route(event: TraceEvent): string | undefined {
    if (event.type === 'trace.started') {
      for (const { id, role } of event.actors) roles.set(id, role);
      return undefined;
    }
    const actor = actorOf(event);
    if (actor !== undefined && !roles.has(actor)) return `actor "${actor}" is not among the actors of trace.started`;
    if ('to' in event) {
      const stranger = event.to.find((person) => !roles.has(person));
      if (stranger !== undefined) return `"${stranger}" is not among the actors of trace.started`;
    }
    if (event.type === 'workload.changed') {
      if (event.busy) busy.set(event.actor, event.busy);
      else busy.delete(event.actor);
      for (const instance of [...standing]) if (!delayOf(instance)) startClock(instance);
      return undefined;
    }
    if (event.type === 'alert') {
      if (subjects.alert.has(event.alertId)) return `alert "${event.alertId}" is there already`;
      const alert = createSubject('alert', event.alertId, event, event.tS);
      subjects.alert.set(event.alertId, alert);
      timers.add(event.tS + idleS, alert);
      apply(alert, event);
      apply(entryOf(event.entry.entryId, event, event.tS), event);
      return undefined;
    }
    if ('alertId' in event) {
      const alert = subjects.alert.get(event.alertId);
      if (!alert) return `alert "${event.alertId}" was never raised, or has long been closed`;
      if (event.type === 'query.returned' || event.type === 'return.relayed')
        if (!alert.events.some((one) => one.type === 'query.sent' && one.queryId === event.queryId))
          return `query "${event.queryId}" was never sent on alert "${event.alertId}"`;
      apply(alert, event);
      apply(entryOf(alert.alert!.entry.entryId, undefined, event.tS), event);
      return undefined;
    }
    if (event.type === 'entry.removed' || event.type === 'administrator.notified') {
      const entry = entryOf(event.entryId, undefined, event.tS);
      apply(entry, event);
      releaseIfOver(entry);
    }
    return undefined;
  }

  function end(final: boolean): void {
    for (const subject of [...subjects.alert.values(), ...subjects.entry.values()]) {
      for (const instance of [...subject.open])
        if (final) fallDue(instance, true);
        else settle(instance, pendingOf(instance));
    }
    for (const subject of [...subjects.alert.values(), ...subjects.entry.values()])
      if (subjects[subject.scope].get(subject.id) === subject) release(subject);
  }

  return {
    take(event) {
      if (phase === 'before' && event.type !== 'trace.started') return 'a trace begins with trace.started';
      if (phase !== 'before' && event.type === 'trace.started') return 'trace.started is there already';
      if (phase === 'ended' || phase === 'finished') return 'the trace has ended';
      if (event.tS < nowS) return `time goes backwards, from ${nowS} s to ${event.tS} s`;
      if (event.seq <= lastSeq) return `seq goes backwards, from ${lastSeq} to ${event.seq}`;
      phase = 'running';
      lastSeq = event.seq;
      advance(event.tS);
      if (event.type !== 'trace.ended') return route(event);
      phase = 'ended';
      end(true);
      return undefined;
    },
    owed() {
      const open = [...subjects.alert.values(), ...subjects.entry.values()].flatMap((subject) => [...subject.open]);
      return open
        .map((instance) => owedOf(pack, instance))
        .sort((a, b) => (a.dueS ?? Number.POSITIVE_INFINITY) - (b.dueS ?? Number.POSITIVE_INFINITY));
    },
    verdicts: () => kept,
    finish() {
      if (phase === 'running') end(false);
      phase = 'finished';
      return kept;
    },
  };
}

/** Judges a whole trace. Events that cannot belong to it are left out; `createJudge` tells which. */
export function judge(pack: Pack, events: Iterable<TraceEvent>, truth?: Truth): readonly Verdict[] {
  const one = createJudge(pack, { truth });
  for (const event of events) one.take(event);
  return one.finish();
}

function namedBy(person: 'actor' | 'to' | 'receiver', subject: Subject, event: TraceEvent): readonly string[] {
  if (person === 'to') return 'to' in event ? event.to : [];
  if (person === 'actor') return [actorOf(event) ?? ''];
  return subject.events.flatMap((one) => (one.type === 'alert.delivered' ? one.actor : []));
}

function undetermined(rule: Duty | Guard, missing: readonly string[]) {
  return {
    outcome: 'undetermined' as const,
    why: `It cannot be told whether this was kept (${rule.about}): the trace lacks ${missing.join(' and ')}.`,
    missing,
  };
}

function owedOf(pack: Pack, { rule, subject, people, cause, dueS }: Instance): Owed {
  return {
    rule: rule.id,
    clauses: clausesOf(pack, rule, subject.alert),
    strength: rule.strength,
    what: fill(rule.about, people, subject.alert, null),
    by: people,
    alertId: subject.scope === 'alert' ? subject.id : null,
    entryId: subject.scope === 'entry' ? subject.id : (subject.alert?.entry.entryId ?? null),
    sinceS: cause.tS,
    dueS,
  };
}

/** The pack's rules of a form and scope, by the type of event that they watch, and all under "any". */
function rulesOf(pack: Pack, form: 'duty', scope: Subject['scope']): ReadonlyMap<string, readonly Duty[]>;
function rulesOf(pack: Pack, form: 'guard', scope: Subject['scope']): ReadonlyMap<string, readonly Guard[]>;
function rulesOf(pack: Pack, form: string, scope: string): ReadonlyMap<string, readonly (Duty | Guard)[]> {
  const rules = pack.rules.filter((rule) => rule.form === form && rule.scope === scope);
  const by = new Map<string, (Duty | Guard)[]>([['any', rules]]);
  for (const rule of rules)
    if (rule.form === 'guard')
      for (const { type } of rule.of) {
        const list = by.get(type) ?? [];
        if (!list.includes(rule)) list.push(rule);
        by.set(type, list);
      }
  return by;
}
