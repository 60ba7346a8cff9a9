import seedrandom from 'seedrandom';

/**
 * A seeded stream of random numbers. The only source of chance in the product: a run is a function of its seed.
 *
 * Streams are forked by name, never shared, so that a draw added in one place changes nothing elsewhere:
 * `rng.fork('plates')` depends on the seed and the name alone, not on what was drawn before.
 */
export interface Rng {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform in [low, high). */
  uniform(low: number, high: number): number;
  /** Whole number, uniform in [low, high], both included. */
  integer(low: number, high: number): number;
  /** Normal (Box and Muller 1958). */
  normal(mean: number, standardDeviation: number): number;
  /** Exponential, for arrivals of a Poisson process. */
  exponential(mean: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** Picks a key with probability proportional to its weight. */
  weighted<K extends string>(weights: Readonly<Partial<Record<K, number>>>): K;
  /** An independent stream, fixed by this stream's path and the name. */
  fork(name: string | number): Rng;
}

export function createRng(seed: string | number): Rng {
  const path = String(seed);
  const next = seedrandom.alea(path);
  const rng: Rng = {
    next: () => next(),
    uniform: (low, high) => low + (high - low) * next(),
    integer: (low, high) => low + Math.floor(next() * (high - low + 1)),
    normal: (mean, standardDeviation) =>
      mean + standardDeviation * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    exponential: (mean) => -mean * Math.log(1 - next()),
    chance: (probability) => next() < probability,
    pick: (items) => {
      if (items.length === 0) throw new RangeError('pick from an empty list');
      return items[Math.floor(next() * items.length)]!;
    },
    weighted: (weights) => {
      const entries = Object.entries(weights) as [never, number][];
      let rest = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [key, weight] of entries) {
        rest -= weight;
        if (rest < 0) return key;
      }
      throw new RangeError('weights must have a positive sum');
    },
    fork: (name) => createRng(`${path}/${name}`),
  };
  return rng;
}
