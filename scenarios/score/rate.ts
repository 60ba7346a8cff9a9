/** A proportion with its denominator and 95 % interval. */
export interface Rate {
  readonly count: number;
  readonly of: number;
  /** Null where the denominator is 0. */
  readonly value: number | null;
  readonly low: number;
  readonly high: number;
}

/** Wilson's score interval at 95 % (Wilson 1927), which holds for small numbers and for rates near 0 and 1. */
export function rateOf(count: number, of: number): Rate {
  if (of === 0) return { count, of, value: null, low: 0, high: 1 };
  const z = 1.959964;
  const p = count / of;
  const scale = 1 + z ** 2 / of;
  const middle = (p + z ** 2 / (2 * of)) / scale;
  const half = (z / scale) * Math.sqrt((p * (1 - p)) / of + z ** 2 / (4 * of ** 2));
  return { count, of, value: p, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

const percent = (value: number): string => `${(value * 100).toFixed(1)} %`;

/** For people: `96.0 % (48 of 50, 95 % interval 86.5 % to 98.9 %)`. */
export function formatRate(rate: Rate): string {
  if (rate.value === null) return 'none to count';
  return `${percent(rate.value)} (${rate.count} of ${rate.of}, 95 % interval ${percent(rate.low)} to ${percent(rate.high)})`;
}
