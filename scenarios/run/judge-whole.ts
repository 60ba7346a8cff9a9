import { type Fault, InputError, type Place } from '../../base/errors.ts';
import type { Verdict } from '../../policy/engine/verdict.ts';
import { createJudge } from '../../policy/judge.ts';
import type { Pack } from '../../policy/pack/schema.ts';
import { type TraceEvent, traceEventSchema } from '../../policy/trace.ts';
import type { Truth } from '../../policy/truth.ts';

/**
 * Judges a run's trace, all of it: an event that the judge would set aside stops the run, since a verdict that leaves it out may be wrong.
 *
 * @param where what faults name as their place
 * @throws InputError naming each event that is none, or cannot belong to the trace
 */
export function judgeWhole(pack: Pack, trace: readonly TraceEvent[], truth: Truth, where: Place): readonly Verdict[] {
  const judge = createJudge(pack, { truth });
  const faults = trace.flatMap((event): Fault[] => {
    const { error } = traceEventSchema.safeParse(event);
    const why = error ? error.issues[0]!.message : judge.take(event);
    return why === undefined
      ? []
      : [{ what: `the event ${event.type} at ${event.tS} s cannot belong to the trace: ${why}`, where }];
  });
  if (faults.length > 0) throw new InputError(faults);
  return judge.finish();
}
