/** Judges events as they happen: what must not happen unless a condition already holds, and what may. */
import { actorOf } from '../facts/scene.ts';
import type { Guard, Permit, Scope } from '../pack/schema.ts';
import type { TraceEvent } from '../trace.ts';
import { holds } from './condition.ts';
import { type Court, undetermined } from './court.ts';
import type { Subject } from './subject.ts';

type Watch = Guard | Permit;

export interface Guards {
  /** Judges the event, on a subject or by itself, by what was so before it. */
  judge(event: TraceEvent, subject?: Subject): void;
  /** The rules that watch a scope. */
  of(scope: Scope): readonly Watch[];
}

export function createGuards(court: Court): Guards {
  const all = court.pack.rules.filter((rule) => rule.form === 'guard' || rule.form === 'permit');
  const byType = new Map<string, Watch[]>();
  for (const rule of all)
    for (const type of new Set(rule.of.map((pattern) => pattern.type))) {
      const key = `${rule.scope} ${type}`;
      byType.set(key, [...(byType.get(key) ?? []), rule]);
    }

  function apply(rule: Watch, event: TraceEvent, subject: Subject | undefined): void {
    if (!rule.of.some((pattern) => court.matches(pattern, event))) return;
    const actor = actorOf(event);
    const people = actor === undefined ? [] : [actor];
    const scene = court.scene(subject, event, people);
    const when = holds(rule.when, scene);
    if (when.holds === false) return;
    const unless = rule.form === 'guard' ? holds(rule.unless, scene) : when;
    // A permission whose condition cannot be seen says nothing.
    if (rule.form === 'permit' && when.holds === null) return;
    subject?.borne.add(rule.id);
    const found = { tS: event.tS, people, events: [event.seq, ...when.events, ...unless.events] };
    if (unless.holds === true || rule.form === 'permit') {
      court.say(rule, { ...found, outcome: 'satisfied', why: rule.satisfied, because: unless.because }, subject);
      return;
    }
    const lacks = [...when.missing, ...unless.missing, ...(unless.holds === false ? court.lacking(rule) : [])];
    if (lacks.length > 0) court.say(rule, { ...found, ...undetermined(rule, lacks) }, subject);
    else court.say(rule, { ...found, outcome: 'violated', why: rule.violated, because: unless.because }, subject);
  }

  return {
    judge(event, subject) {
      for (const rule of byType.get(`${subject?.scope ?? 'event'} ${event.type}`) ?? []) apply(rule, event, subject);
    },
    of: (scope) => all.filter((rule) => rule.scope === scope),
  };
}
