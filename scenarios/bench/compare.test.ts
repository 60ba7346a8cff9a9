import { describe, expect, it } from 'vitest';
import { type BenchSide, compareSides, sidesToCompare } from './compare.ts';
import type { Case } from './metrics/case.ts';

const side = (spec: string, rights: readonly boolean[], falseReads = 0): BenchSide => ({
  folder: spec,
  spec,
  name: spec,
  level: 'track',
  falsePlates: { reads: falseReads, vehicles: 1000, sightings: 0, framesWithoutPlates: 0 },
  cases: rights.map(
    (right, index): Case => ({
      id: `p${index}`,
      cluster: `p${index}`,
      truth: { text: 'ABC123', state: null },
      conditions: { light: index < 20 ? 'night' : 'day' },
      read: { text: right ? 'ABC123' : 'ABC128', confidence: 1, state: null },
    }),
  ),
});
const rights = (wrong: number, of = 40) => Array.from({ length: of }, (_, index) => index >= wrong);

describe('compareSides', () => {
  it.each([
    [0, 10, 'worse'],
    [10, 0, 'better'],
    [0, 3, 'no difference shown'],
    [5, 5, 'no difference shown'],
  ])('%i wrong, then %i wrong of 40: %s', (before, after, verdict) =>
    expect(compareSides(side('a', rights(before)), side('b', rights(after))).verdict).toBe(verdict),
  );
  it('says which plates and which conditions changed', () => {
    const { better, worse, slices } = compareSides(side('a', rights(0)), side('b', rights(10)));
    expect([better.length, worse.length]).toEqual([0, 10]);
    expect(slices.map(({ condition, value, pair }) => [condition, value, pair.onlyFirst])).toEqual([
      ['light', 'night', 10],
    ]);
  });
  it('is worse, too, when false plates multiply', () =>
    expect(compareSides(side('a', rights(0), 0), side('b', rights(0), 10))).toMatchObject({
      verdict: 'worse',
      falsePlatesP: expect.closeTo(2 / 1024, 8),
    }));
  it('refuses benches of other plates', () => {
    const other = side('b', rights(0)).cases.map((each) => ({ ...each, id: `other ${each.id}` }));
    expect(() => compareSides(side('a', rights(0)), { ...side('b', []), cases: other })).toThrow(/no plate in common/);
  });
});

describe('sidesToCompare', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((spec) => side(spec, []));
  it('takes the only ones whatever they are called, else those of the same name', () => {
    expect(sidesToCompare([a!], [b!])).toEqual([[a, b]]);
    expect(sidesToCompare([a!, b!], [b!, c!])).toEqual([[b, b]]);
    expect(() => sidesToCompare([a!, b!], [c!])).toThrow(/no recognizer in common/);
  });
});
