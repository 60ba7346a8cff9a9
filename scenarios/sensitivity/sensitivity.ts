/** Whether the judge notices it when an event of a clean trace is dropped, moved, or given to another actor. */
import { createJudge } from '../../policy/judge.ts';
import type { Pack } from '../../policy/pack/schema.ts';
import type { EventType, TraceEvent } from '../../policy/trace.ts';
import type { Truth } from '../../policy/truth.ts';
import { type Disturbance, disturb } from './disturb.ts';

export interface Reaction {
  readonly how: Disturbance;
  readonly type: EventType;
  readonly seq: number;
  /** Verdicts change in at least one way of doing it, or the judge sets an event aside. */
  readonly noticed: boolean;
}

/** How the judge reacts to each disturbance of a trace. */
export function reactions(pack: Pack, trace: readonly TraceEvent[], truth: Truth): Reaction[] {
  const before = judgement(pack, trace, truth);
  return disturb(trace).map(({ how, event, ways }) => ({
    how,
    type: event.type,
    seq: event.seq,
    noticed: ways.some((way) => judgement(pack, way, truth) !== before),
  }));
}

/** How often each rule came out how on what, and the events set aside; who acted and when is left out. */
function judgement(pack: Pack, trace: readonly TraceEvent[], truth: Truth): string {
  const counts = new Map<string, number>();
  const judge = createJudge(pack, {
    truth,
    onVerdict: ({ rule, outcome, alertId, entryId, excusedBy }) => {
      const key = [rule, outcome, alertId ?? entryId, excusedBy?.id].join(' ');
      counts.set(key, (counts.get(key) ?? 0) + 1);
    },
  });
  const setAside = trace.filter((event) => judge.take(event) !== undefined).length;
  judge.finish();
  return JSON.stringify([...[...counts].sort(), setAside]);
}
