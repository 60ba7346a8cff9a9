/** A mutant: a clean trace with one named fault put in, to see whether the judge catches it by the clause that it breaks. */
import type { TraceEvent } from '../../policy/trace.ts';
import type { UnnumberedEvent } from '../respond/port.ts';
import { add, alter, drop, move, type Selector } from '../trace/change.ts';

/** One change to what happened, in the words that twins of scenarios use. */
export type Change =
  | { readonly drop: Selector }
  | { readonly change: Selector; readonly to: Readonly<Record<string, unknown>> }
  | { readonly move: Selector; readonly byS: number }
  | { readonly add: UnnumberedEvent };

export interface Mutant {
  /** Unique within a pack. */
  readonly fault: string;
  /** What goes wrong, for a police lieutenant. */
  readonly says: string;
  /** Name of the clean trace: a page of the pack's `tests/`. */
  readonly base: string;
  /** Clause and rule that must catch it, as the pack's pages write them: `IV.G.b dispatch-verified-only`. */
  readonly caughtBy: string;
  readonly changes: readonly Change[];
}

function apply(events: readonly UnnumberedEvent[], change: Change): readonly UnnumberedEvent[] {
  if ('add' in change) return add(events, change.add);
  if ('drop' in change) return drop(events, change.drop);
  return 'move' in change ? move(events, change.move, change.byS) : alter(events, change.change, change.to);
}

/** The events with the changes made, in order of time and numbered anew. */
export function mutate(events: readonly TraceEvent[], changes: readonly Change[]): TraceEvent[] {
  const bare: readonly UnnumberedEvent[] = events.map(({ seq: _, ...event }) => event as UnnumberedEvent);
  return changes
    .reduce(apply, bare)
    .toSorted((a, b) => a.tS - b.tS)
    .map((event, seq) => ({ ...event, seq }) as TraceEvent);
}
