/** What must recur by the calendar: once in each month or year, or never longer than so many days apart. */
import { type Period, periodAt } from '../facts/calendar.ts';
import { actorOf } from '../facts/scene.ts';
import type { Recurring } from '../pack/schema.ts';
import type { EventOf, TraceEvent } from '../trace.ts';
import { holds } from './condition.ts';
import type { Court } from './court.ts';
import { clausesOf, type Owed } from './verdict.ts';

export interface Calendar {
  start(event: EventOf<'trace.started'>): void;
  take(event: TraceEvent): void;
  /** Time has gone on: what was due before has come due. */
  advance(tS: number): void;
  end(): void;
  owed(): Owed[];
}

interface Term {
  readonly rule: Recurring;
  /** "2026-03", "2026", or undefined where only the distance counts. */
  readonly name: string | undefined;
  readonly startS: number;
  readonly dueS: number;
  readonly done: boolean;
}

const dayS = 86_400;

export function createCalendar(court: Court): Calendar {
  const rules = court.pack.rules.filter((rule) => rule.form === 'recurring');
  let startsAt = '';
  let terms: Term[] = [];

  function termFrom(rule: Recurring, tS: number): Term {
    const every = court.pack.parameters.get(rule.every)!.value;
    if (typeof every === 'number') return { rule, name: undefined, startS: tS, dueS: tS + every * dayS, done: false };
    const { name, startS, endS } = periodAt(startsAt, tS, every as Period);
    return { rule, name, startS, dueS: endS, done: false };
  }

  const span = ({ name, startS, dueS }: Term): string =>
    name ? `in ${name}` : `in the ${Math.round((dueS - startS) / dayS)} days until ${court.roster.dateAt(dueS)}`;

  function lapse({ rule, ...term }: Term): void {
    const found = { tS: term.dueS, people: [], events: [] };
    const when = span({ rule, ...term });
    if (term.name && term.startS < 0)
      court.say(rule, {
        ...found,
        outcome: 'not-applicable',
        why: `The trace does not hold the whole of ${term.name} (${rule.about}).`,
      });
    else court.say(rule, { ...found, outcome: 'violated', why: rule.violated, because: [`it was not done ${when}`] });
  }

  return {
    start(event) {
      startsAt = event.startsAt;
      terms = rules.flatMap((rule) => {
        const lacks = court.lacking(rule);
        if (lacks.length === 0) return termFrom(rule, 0);
        const why = `The trace does not hold ${lacks.join(' and ')} in full (${rule.about}).`;
        court.say(rule, { tS: 0, people: [], events: [], outcome: 'not-applicable', why });
        return [];
      });
    },
    take(event) {
      terms = terms.map((term) => {
        const pattern = term.rule.done.find((one) => court.matches(one, event));
        if (!pattern) return term;
        const actor = actorOf(event);
        const people = actor === undefined ? [] : [actor];
        if (!holds(pattern.when, court.scene(undefined, event, people)).holds) return term;
        if (!term.done) {
          const found = { tS: event.tS, people, events: [event.seq], because: [`done ${span(term)}`] };
          court.say(term.rule, { ...found, outcome: 'satisfied', why: term.rule.satisfied });
        }
        return term.name ? { ...term, done: true } : termFrom(term.rule, event.tS);
      });
    },
    advance(tS) {
      terms = terms.map((term) => {
        let now = term;
        while (now.dueS < tS) {
          if (!now.done) lapse(now);
          now = termFrom(now.rule, now.dueS);
        }
        return now;
      });
    },
    end() {
      for (const term of terms) {
        if (term.done) continue;
        const why = `${term.rule.about} is not due before ${court.roster.dateAt(term.dueS)}.`;
        court.say(term.rule, { tS: court.nowS, people: [], events: [], outcome: 'pending', why });
      }
      terms = [];
    },
    owed: () =>
      terms
        .filter((term) => !term.done)
        .map((term) => ({
          rule: term.rule.id,
          clauses: clausesOf(court.pack, term.rule, undefined),
          strength: term.rule.strength,
          what: term.rule.about,
          by: [],
          alertId: null,
          entryId: null,
          sinceS: Math.max(0, term.startS),
          dueS: term.dueS,
        })),
  };
}
