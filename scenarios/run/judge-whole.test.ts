import { describe, expect, it } from 'vitest';
import { loadPack } from '../../policy/pack/load.ts';
import type { TraceEvent } from '../../policy/trace.ts';
import { pixelPlans, playPerfectly } from '../testing.ts';
import { judgeWhole } from './judge-whole.ts';

const [, plan] = pixelPlans[0]!;
const { trace, truth, verdicts } = playPerfectly(plan, 'by-the-book');
const pack = loadPack(plan.scenario.policy);
const judged = (events: readonly TraceEvent[]) => judgeWhole(pack, events, truth, { file: 'here' });
const changed = (type: TraceEvent['type'], change: object): TraceEvent[] => {
  const at = trace.findIndex((event) => event.type === type);
  return trace.map((event, index) => (index === at ? ({ ...event, ...change } as TraceEvent) : event));
};

describe('judgeWhole', () => {
  it('judges a whole trace', () => expect(judged(trace)).toEqual(verdicts));

  it.each<[string, TraceEvent[], RegExp]>([
    [
      'of an alert that never was',
      changed('dispatched', { alertId: 'nobody' }),
      /here: the event dispatched .*"nobody"/,
    ],
    ['by a stranger', changed('dispatched', { actor: 'nobody' }), /here: the event dispatched .*"nobody"/],
    ['back in time', changed('dispatched', { tS: 0 }), /here: the event dispatched at 0 s .*time goes backwards/],
    ['of no such type', changed('dispatched', { type: 'sent' }), /here: the event sent /],
  ])('stops at an event %s', (_, events, message) => expect(() => judged(events)).toThrow(message));
});
