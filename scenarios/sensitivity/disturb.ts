/** Disturbances of a clean trace: each event dropped, moved, or given to another actor, one at a time. */
import { isDeepStrictEqual } from 'node:util';
import type { TraceEvent } from '../../policy/trace.ts';

export const disturbances = ['dropped', 'moved', 'another-actor'] as const;
export type Disturbance = (typeof disturbances)[number];

export interface Disturbed {
  readonly how: Disturbance;
  readonly event: TraceEvent;
  /** The trace with it done, in each way in which it can be. */
  readonly ways: readonly (readonly TraceEvent[])[];
}

/**
 * All disturbances of all events but the first and the last line. An event is moved to just after its alert, or after the
 * start where it is on none, and to the end. It is given to everybody else of the trace, one after the other.
 */
export const disturb = (trace: readonly TraceEvent[]): Disturbed[] =>
  trace.slice(1, -1).flatMap((event) => {
    const rest = trace.filter((one) => one !== event);
    const ways = {
      dropped: [numbered(rest)],
      moved: [earliest(event, rest), rest.length - 1]
        .map((index) => placed(event, rest, index))
        .filter((way) => !isDeepStrictEqual(way, trace)),
      'another-actor': othersThan(event, trace).map((actor) =>
        trace.map((one) => (one === event ? ({ ...event, actor } as TraceEvent) : one)),
      ),
    };
    return disturbances.map((how) => ({ how, event, ways: ways[how] })).filter((one) => one.ways.length > 0);
  });

/** The event put at a place among the others: at the time of what stands before it, or of the end where it is last. */
function placed(event: TraceEvent, rest: readonly TraceEvent[], index: number): TraceEvent[] {
  const isLast = index === rest.length - 1;
  const { tS } = rest[isLast ? index : index - 1]!;
  return numbered([...rest.slice(0, index), { ...event, tS }, ...rest.slice(index)]);
}

function earliest(event: TraceEvent, rest: readonly TraceEvent[]): number {
  if (event.type === 'alert' || !('alertId' in event)) return 1;
  return rest.findIndex((one) => one.type === 'alert' && one.alertId === event.alertId) + 1;
}

function othersThan(event: TraceEvent, [started]: readonly TraceEvent[]): string[] {
  if (!('actor' in event) || started?.type !== 'trace.started') return [];
  return started.actors.map(({ id }) => id).filter((id) => id !== event.actor);
}

const numbered = (events: readonly TraceEvent[]): TraceEvent[] => events.map((event, seq) => ({ ...event, seq }));
