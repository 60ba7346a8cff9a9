/** The decision on an alert as an argument: what was found, by which rule, from which sentence, on which facts and events. */
import { type Outcome, outcomes, type Quote, type Verdict } from './engine/verdict.ts';
import { createJudge } from './judge.ts';
import type { Pack, Strength } from './pack/schema.ts';
import type { EventOf, TraceEvent } from './trace.ts';
import type { Truth } from './truth.ts';

/** One step: a rule of the order applied to the alert. */
export interface Step {
  readonly tS: number;
  readonly outcome: Outcome;
  readonly strength: Strength;
  /** What follows, in one sentence. */
  readonly claim: string;
  /** The facts that it follows from, in words. */
  readonly facts: readonly string[];
  readonly events: readonly TraceEvent[];
  /** The rule, in a line. */
  readonly rule: { readonly id: string; readonly about: string };
  readonly clauses: readonly Quote[];
  /** What was inferred, where the sentence does not say it outright. */
  readonly inferred: string | null;
  readonly excusedBy: Quote | null;
  /** Readings and parameters that it turns on: the conflict's reading taken, or the parameter's value and note. */
  readonly turnsOn: readonly { readonly id: string; readonly taken: string }[];
}

export interface Argument {
  readonly alert: EventOf<'alert'>;
  /** By time; what the order did not call for is left out. */
  readonly steps: readonly Step[];
}

/** The argument on an alert; undefined where the trace has no such alert. */
export function argueAlert(
  pack: Pack,
  trace: readonly TraceEvent[],
  alertId: string,
  truth?: Truth,
): Argument | undefined {
  const alert = trace.find((event): event is EventOf<'alert'> => event.type === 'alert' && event.alertId === alertId);
  if (!alert) return undefined;
  const verdicts: Verdict[] = [];
  const judge = createJudge(pack, { truth, onVerdict: (verdict) => verdicts.push(verdict) });
  for (const event of trace) judge.take(event);
  judge.finish();
  const bySeq = new Map(trace.map((event) => [event.seq, event]));
  const concerns = ({ alertId: of, entryId }: Verdict): boolean =>
    of === alertId || (of === null && entryId === alert.entry.entryId);
  const steps = verdicts
    .filter((verdict) => concerns(verdict) && verdict.outcome !== 'not-applicable')
    .map((verdict) => stepOf(pack, verdict, bySeq))
    .sort((a, b) => a.tS - b.tS || outcomes.indexOf(a.outcome) - outcomes.indexOf(b.outcome));
  return { alert, steps };
}

function stepOf(pack: Pack, verdict: Verdict, bySeq: ReadonlyMap<number, TraceEvent>): Step {
  const { tS, outcome, strength, clauses, inferred, excusedBy, facts } = verdict;
  return {
    tS,
    outcome,
    strength,
    claim: verdict.why,
    facts,
    events: verdict.events.flatMap((seq) => bySeq.get(seq) ?? []),
    rule: { id: verdict.rule, about: pack.rules.find(({ id }) => id === verdict.rule)!.about },
    clauses,
    inferred,
    excusedBy,
    turnsOn: verdict.turnsOn.map((id) => ({ id, taken: takenOf(pack, id) })),
  };
}

function takenOf(pack: Pack, id: string): string {
  const conflict = pack.conflicts.get(id);
  if (conflict) {
    const held = JSON.stringify(pack.parameters.get(conflict.switch.parameter)!.value);
    return held === JSON.stringify(conflict.switch.other) ? conflict.otherReading : conflict.reading;
  }
  const { value, unit, note } = pack.parameters.get(id)!;
  return `${[value].flat().join(', ')} (${unit}). ${note}`;
}
