import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRng } from '../../base/rng.ts';
import { drawSample } from './sample.ts';

const rule = { share: 0.1, atLeast: 3 };
const queriesOf = (counts: Readonly<Record<string, number>>) =>
  Object.entries(counts).flatMap(([personId, count]) =>
    Array.from({ length: count }, (_, index) => ({ id: `${personId}/${index}`, personId })),
  );

describe('a sample', () => {
  it.each([
    [{}, {}],
    [{ a: 1 }, { a: 1 }],
    [
      { a: 3, b: 2 },
      { a: 3, b: 2 },
    ],
    [
      { a: 4, b: 30, c: 31, d: 100 },
      { a: 3, b: 3, c: 4, d: 10 },
    ],
  ])('of %j has %j', (counts, sizes) => {
    const drawn = drawSample(queriesOf(counts), rule, createRng(1));
    const found: Record<string, number> = {};
    for (const { personId } of drawn) found[personId] = (found[personId] ?? 0) + 1;
    expect(found).toEqual(sizes);
    expect(new Set(drawn).size).toBe(drawn.length);
  });

  it('is the same for the same queries, in the order of the log, whoever else there is', () => {
    const counts = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 1, max: 60 }));
    fc.assert(
      fc.property(counts, fc.string(), (some, seed) => {
        const queries = queriesOf(some);
        const drawn = drawSample(queries, rule, createRng(seed));
        expect(drawSample(queries, rule, createRng(seed))).toEqual(drawn);
        expect(queries.filter((query) => drawn.includes(query))).toEqual(drawn);
        const others = [...queriesOf({ z: 5 }), ...queries];
        expect(drawSample(others, rule, createRng(seed)).filter(({ personId }) => personId !== 'z')).toEqual(drawn);
      }),
    );
  });

  it('is fair: each query of a person is as likely as another', () => {
    const draws = 2000;
    const counts = new Map<string, number>();
    const queries = queriesOf({ a: 20, b: 50 });
    for (let seed = 0; seed < draws; seed++)
      for (const { id } of drawSample(queries, rule, createRng(seed))) counts.set(id, (counts.get(id) ?? 0) + 1);
    // Chi-squared of 19 and 49 degrees of freedom: their 99.9 % quantiles.
    for (const [personId, of, size, quantile] of [
      ['a', 20, 3, 43.8],
      ['b', 50, 5, 85.4],
    ] as const) {
      const expected = (draws * size) / of;
      let chiSquared = 0;
      for (let index = 0; index < of; index++)
        chiSquared += ((counts.get(`${personId}/${index}`) ?? 0) - expected) ** 2 / expected;
      expect(chiSquared).toBeLessThan(quantile);
    }
  });
});
