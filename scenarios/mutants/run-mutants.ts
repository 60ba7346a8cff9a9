/** Judges every mutant and its clean base, and says which faults the named clauses catch. */
import type { Verdict } from '../../policy/engine/verdict.ts';
import { createJudge } from '../../policy/judge.ts';
import type { Pack } from '../../policy/pack/schema.ts';
import { type TraceEvent, traceEventSchema } from '../../policy/trace.ts';
import type { Truth } from '../../policy/truth.ts';
import { type Mutant, mutate } from './mutant.ts';

export interface Base {
  readonly truth: Truth | undefined;
  readonly events: readonly TraceEvent[];
}

export interface MutantResult {
  readonly mutant: Mutant;
  /** The named clause is violated with the fault, and is not without. */
  readonly caught: boolean;
  /** Other clauses that are violated with the fault only. */
  readonly also: readonly string[];
  /** What the judge refused of the mutated trace; a mutant that is no trace is not caught. */
  readonly refused: readonly string[];
}

export interface MutantReport {
  readonly results: readonly MutantResult[];
  readonly caught: number;
  /** Violated verdicts on clean bases, each base counted once. */
  readonly falseAlarms: readonly { readonly base: string; readonly clause: string; readonly why: string }[];
  /** Every fault is caught by its clause, and no clean base raises an alarm. */
  readonly holds: boolean;
}

const lineOf = ({ clauses, rule }: Verdict): string => `${clauses[0]!.id} ${rule}`;

function violations(pack: Pack, events: readonly TraceEvent[], truth: Truth | undefined) {
  const judge = createJudge(pack, { truth });
  const refused = events.flatMap((event) => {
    const { error } = traceEventSchema.safeParse(event);
    return (error ? error.issues[0]!.message : judge.take(event)) ?? [];
  });
  return { violated: judge.finish().filter(({ outcome }) => outcome === 'violated'), refused };
}

/** `baseOf` gives the clean trace of a name. */
export function runMutants(pack: Pack, mutants: readonly Mutant[], baseOf: (name: string) => Base): MutantReport {
  const names = [...new Set(mutants.map(({ base }) => base))];
  const bases = new Map(
    names.map((name) => {
      const { events, truth } = baseOf(name);
      return [name, { events, truth, before: violations(pack, events, truth).violated }] as const;
    }),
  );
  const results = mutants.map((mutant): MutantResult => {
    const { events, truth, before } = bases.get(mutant.base)!;
    const { violated, refused } = violations(pack, mutate(events, mutant.changes), truth);
    const old = new Set(before.map(lineOf));
    const fresh = [...new Set(violated.map(lineOf))].filter((line) => !old.has(line)).sort();
    return {
      mutant,
      caught: refused.length === 0 && fresh.includes(mutant.caughtBy),
      also: fresh.filter((line) => line !== mutant.caughtBy),
      refused,
    };
  });
  const falseAlarms = [...bases].flatMap(([base, { before }]) =>
    before.map((verdict) => ({ base, clause: lineOf(verdict), why: verdict.why })),
  );
  const caught = results.filter((result) => result.caught).length;
  return { results, caught, falseAlarms, holds: caught === results.length && falseAlarms.length === 0 };
}
