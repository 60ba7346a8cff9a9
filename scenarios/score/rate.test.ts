import { describe, expect, it } from 'vitest';
import { formatRate, rateOf } from './rate.ts';

describe('rateOf', () => {
  // Worked by hand from Wilson's formula; 0 of 10 is the textbook's "rule of three" case: upper bound z²/(n + z²).
  it.each([
    [0, 10, 0, 0.2775],
    [5, 10, 0.2366, 0.7634],
    [10, 10, 0.7225, 1],
    [48, 50, 0.8654, 0.989],
  ])('%i of %i lies between %f and %f', (count, of, low, high) => {
    const rate = rateOf(count, of);
    expect(rate.value).toBe(count / of);
    expect(rate.low).toBeCloseTo(low, 3);
    expect(rate.high).toBeCloseTo(high, 3);
  });

  it('claims nothing without a denominator', () => {
    expect(rateOf(0, 0)).toEqual({ count: 0, of: 0, value: null, low: 0, high: 1 });
    expect(formatRate(rateOf(0, 0))).toBe('none to count');
  });
});
