/** What all parts of the judge share: the order, the truth, who is there, the clock, and the way to say a verdict. */
import type { Roster } from '../facts/roster.ts';
import type { Scene } from '../facts/scene.ts';
import type { Pack, Rule } from '../pack/schema.ts';
import type { TraceEvent } from '../trace.ts';
import type { Truth } from '../truth.ts';
import { isOf } from './condition.ts';
import type { Subject } from './subject.ts';
import { type Found, type Verdict, verdictOf } from './verdict.ts';

export interface Court {
  readonly pack: Pack;
  readonly roster: Roster;
  nowS: number;
  /** Says a verdict of a rule on a subject, or on an event that stands alone. */
  say(rule: Rule, found: Found, subject?: Subject): void;
  scene(subject: Subject | undefined, event: TraceEvent, people: readonly string[]): Scene;
  roleOf(person: string | undefined): string | undefined;
  /** Whether the event is of the pattern, its actor's role included. */
  matches(pattern: Parameters<typeof isOf>[0], event: TraceEvent): boolean;
  /** The registers that the rule needs and the trace does not hold in full, in words. */
  lacking(rule: Rule): string[];
}

export function createCourt(
  pack: Pack,
  truth: Truth | undefined,
  roster: Roster,
  onVerdict: (verdict: Verdict) => void,
): Court {
  const roleOf = (person: string | undefined) => (person === undefined ? undefined : roster.roles.get(person));
  return {
    pack,
    roster,
    nowS: 0,
    say: (rule, found, subject) => onVerdict(verdictOf(pack, rule, found, subject)),
    scene: (subject, event, people) => ({
      pack,
      truth,
      roster,
      alert: subject?.alert,
      events: subject?.events ?? [],
      event,
      people,
    }),
    roleOf,
    matches: (pattern, event) => isOf(pattern, event, roleOf('actor' in event ? event.actor : undefined)),
    lacking: (rule) =>
      rule.needs
        .filter((register) => !roster.registers.has(register))
        .map((register) => `the register of ${register.replaceAll('-', ' ')}`),
  };
}

export function undetermined(rule: Rule, missing: readonly string[]) {
  return {
    outcome: 'undetermined' as const,
    why: `It cannot be told whether this was kept (${rule.about}): the trace lacks ${missing.join(' and ')}.`,
    missing,
  };
}
