import { describe, expect, it } from 'vitest';
import { createRng } from './rng.ts';

const draws = (seed: string, count = 2000) => {
  const rng = createRng(seed);
  return Array.from({ length: count }, () => rng.next());
};

describe('createRng', () => {
  it('gives the same numbers for the same seed, others for another', () => {
    expect(draws('7')).toEqual(draws('7'));
    expect(draws('7')).not.toEqual(draws('8'));
  });

  it('forks by name alone: draws before a fork change nothing', () => {
    const used = createRng('7');
    used.next();
    used.fork('colors').next();
    expect(used.fork('plates').next()).toBe(createRng('7').fork('plates').next());
    expect(createRng('7').fork('plates').next()).not.toBe(createRng('7').fork('colors').next());
  });

  it('draws from the distributions that the names say', () => {
    const rng = createRng('moments');
    const normal = Array.from({ length: 20000 }, () => rng.normal(3, 2));
    const mean = normal.reduce((sum, x) => sum + x, 0) / normal.length;
    const variance = normal.reduce((sum, x) => sum + (x - mean) ** 2, 0) / normal.length;
    expect(mean).toBeCloseTo(3, 1);
    expect(Math.sqrt(variance)).toBeCloseTo(2, 1);
    const waits = Array.from({ length: 20000 }, () => rng.exponential(5));
    expect(waits.reduce((sum, x) => sum + x, 0) / waits.length / 5).toBeCloseTo(1, 1);
    const integers = new Set(Array.from({ length: 200 }, () => rng.integer(2, 4)));
    expect([...integers].sort()).toEqual([2, 3, 4]);
  });

  it('picks by weight, never what weighs nothing, and refuses to pick from nothing', () => {
    const rng = createRng('weights');
    const picks = Array.from({ length: 4000 }, () => rng.weighted({ CT: 3, NY: 1, MA: 0 }));
    expect(picks.filter((pick) => pick === 'CT').length / picks.length).toBeCloseTo(0.75, 1);
    expect(picks).not.toContain('MA');
    expect(() => rng.weighted({ CT: 0 })).toThrow(RangeError);
    expect(() => rng.pick([])).toThrow(RangeError);
  });
});
