import { describe, expect, it } from 'vitest';
import { createRng } from '../../../base/rng.ts';
import type { Case } from './case.ts';
import { exactSignTest, scorePair } from './pair.ts';

describe('exactSignTest', () => {
  // By hand from the binomial distribution: 1 of 10 is 2 (1 + 10) / 1024.
  it.each([
    [0, 0, 1],
    [0, 1, 1],
    [0, 5, 0.0625],
    [0, 6, 0.03125],
    [1, 9, 22 / 1024],
    [9, 1, 22 / 1024],
    [5, 5, 1],
  ])('%i against %i', (heads, tails, p) => expect(exactSignTest(heads, tails)).toBeCloseTo(p, 10));
  it('does not underflow', () => expect(exactSignTest(2000, 2200)).toBeCloseTo(0.0021, 3));
});

const cases = (rights: readonly boolean[], framesPerPass = 1): Case[] =>
  rights.map((right, index) => ({
    id: `case ${index}`,
    cluster: `pass ${Math.floor(index / framesPerPass)}`,
    truth: { text: 'ABC123', state: null },
    conditions: {},
    read: { text: right ? 'ABC123' : 'ABC128', confidence: 1, state: null },
  }));
const pattern = (first: number, second: number, both: number): [boolean[], boolean[]] => [
  [...Array(first).fill(true), ...Array(second).fill(false), ...Array(both).fill(true)],
  [...Array(first).fill(false), ...Array(second).fill(true), ...Array(both).fill(true)],
];

describe('scorePair', () => {
  it('finds a real gain, with an interval that holds the difference', () => {
    const [a, b] = pattern(2, 20, 50);
    const score = scorePair(cases(a), cases(b), createRng(1));
    expect(score).toMatchObject({ cases: 72, bothRight: 50, onlyFirst: 2, onlySecond: 20, bothWrong: 0 });
    expect(score.difference).toBeCloseTo(18 / 72, 12);
    expect(score.mcnemarP).toBeLessThan(0.001);
    expect(score.low).toBeGreaterThan(0.1);
    expect(score.high).toBeLessThan(0.4);
    expect(score.low).toBeLessThan(score.difference!);
    expect(score.high).toBeGreaterThan(score.difference!);
  });
  it('gives the same for the same seed', () => {
    const [a, b] = pattern(3, 5, 20);
    const once = () => scorePair(cases(a), cases(b), createRng('x'));
    expect(once()).toEqual(once());
  });
  it('pairs by id, and leaves out what only one was shown', () =>
    expect(scorePair(cases([true, true]), cases([true, false, true]), createRng(1))).toMatchObject({
      cases: 2,
      onlyFirst: 1,
    }));
  it('takes frames of one pass together: a wider interval, and no McNemar', () => {
    const [a, b] = pattern(40, 60, 100);
    const [single, grouped] = [1, 20].map((frames) => scorePair(cases(a, frames), cases(b, frames), createRng(1)));
    expect(grouped!.mcnemarP).toBeNull();
    expect(grouped!.high! - grouped!.low!).toBeGreaterThan(2 * (single!.high! - single!.low!));
  });
});
