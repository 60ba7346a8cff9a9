import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reasonIds } from '../match/reasons.ts';
import { rankNotices, summaryOf, urgencyOf } from './rank.ts';
import { notice, storm } from './testing.ts';

describe('rankNotices', () => {
  it('puts reasons that demand a response first, then exact matches, then the likelier, then the later', () => {
    const given = [
      notice({ alertId: 'plate', likelihoodRatio: 1e9, entry: { reason: 'stolen-plate' } }),
      notice({ alertId: 'look-alike', match: 'confusable', likelihoodRatio: 1e300 }),
      notice({ alertId: 'likely' }),
      notice({ alertId: 'likelier', likelihoodRatio: 1e8 }),
      notice({ alertId: 'later', at: '2026-03-12T19:05:30' }),
      notice({ alertId: 'child', match: 'confusable', likelihoodRatio: 0.1, entry: { reason: 'amber-alert' } }),
      notice({ alertId: 'wanted', entry: { reason: 'warrants' } }),
    ];
    const ids = rankNotices(given).map(({ alertId }) => alertId);
    expect(ids).toEqual(['child', 'likelier', 'later', 'likely', 'look-alike', 'wanted', 'plate']);
  });

  it('keeps all of a storm, in the order of their urgency', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), (count) => {
        const given = storm(count);
        const ranked = rankNotices(given);
        expect(new Set(ranked)).toEqual(new Set(given));
        const urgencies = ranked.map(urgencyOf);
        expect(urgencies).toEqual(urgencies.toSorted((a, b) => b - a));
      }),
      { numRuns: 30 },
    ));
});

describe('summaryOf', () => {
  it('counts all, each reason by itself, and names the most pressing of each', () => {
    const summary = summaryOf(storm(300));
    expect(summary.map(({ reason }) => reason).slice(0, 4)).toEqual([
      'amber-alert',
      'stolen-vehicle',
      'missing-person',
      'warrants',
    ]);
    expect(summary).toHaveLength(reasonIds.length);
    expect(summary.reduce((sum, { count }) => sum + count, 0)).toBe(300);
    for (const { mostPressing, reason } of summary)
      expect(mostPressing).toMatchObject({ match: 'exact', entry: { reason } });
  });
  it('of nothing is nothing', () => expect(summaryOf([])).toEqual([]));
});
