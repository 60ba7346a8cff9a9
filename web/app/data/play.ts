/** A run made ready to be played: the world is worked out again from the frozen scenario and the seed. */
import type { Verdict } from '../../../policy/engine/verdict.ts';
import type { EventOf, TraceEvent } from '../../../policy/trace.ts';
import type { PlateObservation, PlateRead } from '../../../recognizer/ports.ts';
import type { Plan } from '../../../scenarios/plan.ts';
import type { RunDetail } from '../../api.ts';
import { planFrozen } from './plan-frozen.ts';

/** What the recognizer made of one plate in one frame, and the read that it went into. */
export interface FrameRead {
  readonly read: PlateRead;
  readonly observation: PlateObservation;
}

export interface Play {
  readonly run: RunDetail;
  readonly plan: Plan;
  /** After this time nothing moves any more; the response goes on to `endS`. */
  readonly trafficEndS: number;
  readonly endS: number;
  readonly alerts: readonly EventOf<'alert'>[];
  readonly readsInFrame: ReadonlyMap<number, readonly FrameRead[]>;
  /** The violated verdicts that rest on each event, by its number. */
  readonly violationsOf: ReadonlyMap<number, readonly Verdict[]>;
}

/** @throws InputError when this version of Gantry cannot use the frozen scenario */
export function preparePlay(run: RunDetail): Play {
  const { frozen, trace, verdicts, reads } = run;
  const plan = planFrozen({ ...frozen, id: run.scenario, seed: run.seed });
  const trafficEndS = plan.world.durationS;
  return {
    run,
    plan,
    trafficEndS,
    endS: Math.max(trafficEndS, trace.at(-1)?.tS ?? 0),
    alerts: trace.filter((event) => event.type === 'alert'),
    readsInFrame: grouped(
      reads.flatMap((read) =>
        read.observations.map((observation) => [observation.frameIndex, { read, observation }] as const),
      ),
    ),
    violationsOf: grouped(
      verdicts
        .filter((verdict) => verdict.outcome === 'violated')
        .flatMap((verdict) => verdict.events.map((seq) => [seq, verdict] as const)),
    ),
  };
}

function grouped<K, V>(pairs: readonly (readonly [K, V])[]): Map<K, V[]> {
  const groups = new Map<K, V[]>();
  for (const [key, value] of pairs) groups.set(key, [...(groups.get(key) ?? []), value]);
  return groups;
}

/** The last event that has happened at a time; a trace starts at 0, so there is always one. */
export const eventAt = (trace: readonly TraceEvent[], tS: number): TraceEvent =>
  trace.findLast((event) => event.tS <= tS + 1e-6) ?? trace[0]!;

/** The alert that an event is part of, or led to. */
export const alertOf = ({ alerts }: Play, event: TraceEvent): EventOf<'alert'> | undefined =>
  alerts.find((alert) => {
    if (event.type === 'read') return event.readId === alert.readId;
    if (event.type === 'hit') return event.hitId === alert.hitId;
    if ('alertId' in event) return event.alertId === alert.alertId;
    return 'entryId' in event && event.entryId === alert.entry.entryId;
  });
