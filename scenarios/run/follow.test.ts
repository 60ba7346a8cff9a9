/** The scenarios from pixels, as if every plate had been read perfectly: what they turn on, without rendering. */
import { describe, expect, it } from 'vitest';
import { pixelPlans, playPerfectly } from '../testing.ts';
import { clausesBroken } from '../trace/library.ts';

describe('the scenarios from pixels', () => {
  it('are at least 12, each with a twin', () => {
    expect(pixelPlans.length).toBeGreaterThanOrEqual(12);
    expect(pixelPlans.filter(([, { scenario }]) => scenario.twins.length === 0)).toEqual([]);
  });
});

describe.each(pixelPlans)('%s, perfectly read', (_, plan) => {
  it('raises an alert for each entry, and is clean by the book', () => {
    const { alerts, inForce, score } = playPerfectly(plan, 'by-the-book');
    expect(new Set(alerts.map(({ hit }) => hit.entry.id))).toEqual(new Set(inForce.map(({ id }) => id)));
    expect(score.unmet).toEqual([]);
  });

  it.each(plan.scenario.twins.map((twin) => [twin.id, twin] as const))(
    'breaks in its twin %s what it says, and nothing else',
    (_, { id, responder, breaks }) =>
      expect(clausesBroken(playPerfectly(plan, responder, id))).toEqual(breaks.toSorted()),
  );
});
