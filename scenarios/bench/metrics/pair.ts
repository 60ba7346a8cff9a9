/** Two recognizers on the same plates. */
import type { Rng } from '../../../base/rng.ts';
import { type Case, type Comparison, isRight } from './case.ts';

export interface PairedScore {
  /** Plates that both were shown. */
  readonly cases: number;
  readonly bothRight: number;
  readonly onlyFirst: number;
  readonly onlySecond: number;
  readonly bothWrong: number;
  /**
   * Chance of so uneven a split of the plates that only one read right, were both equally good: McNemar's test, exact and
   * two-sided (McNemar 1947; binomial). Null where plates are seen more than once, so that cases depend on one another.
   */
  readonly mcnemarP: number | null;
  /** End-to-end rate of the second less that of the first, with its 95 % interval by the paired bootstrap. */
  readonly difference: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** Redraws of the bootstrap (Efron and Tibshirani 1993, percentile intervals). */
const redraws = 2000;

/** @param rng draws the bootstrap's samples; whole clusters are drawn, never single frames of a pass */
export function scorePair(
  first: readonly Case[],
  second: readonly Case[],
  rng: Rng,
  comparison: Comparison = 'strict',
): PairedScore {
  const others = new Map(second.map((each) => [each.id, each]));
  const pairs = first.flatMap((a) => {
    const b = others.get(a.id);
    return b ? { cluster: a.cluster, a: isRight(a, comparison), b: isRight(b, comparison) } : [];
  });
  const count = (a: boolean, b: boolean) => pairs.filter((pair) => pair.a === a && pair.b === b).length;
  const [onlyFirst, onlySecond] = [count(true, false), count(false, true)];
  const clusters = new Map<string, { gain: number; cases: number }>();
  for (const { cluster, a, b } of pairs) {
    const sum = clusters.get(cluster) ?? { gain: 0, cases: 0 };
    sum.gain += Number(b) - Number(a);
    sum.cases++;
    clusters.set(cluster, sum);
  }
  return {
    cases: pairs.length,
    bothRight: count(true, true),
    onlyFirst,
    onlySecond,
    bothWrong: count(false, false),
    mcnemarP: clusters.size === pairs.length ? exactSignTest(onlyFirst, onlySecond) : null,
    difference: pairs.length === 0 ? null : (onlySecond - onlyFirst) / pairs.length,
    ...bootstrapInterval([...clusters.values()], rng),
  };
}

/**
 * Two-sided probability, with a fair coin, of a split at least as uneven as this one; 1 for no throws. Summed in
 * logarithms, so that thousands of throws do not underflow.
 */
export function exactSignTest(heads: number, tails: number): number {
  const throws = heads + tails;
  let logChoose = 0;
  let tail = 0;
  for (let k = 0; k <= Math.min(heads, tails); k++) {
    tail += Math.exp(logChoose - throws * Math.LN2);
    logChoose += Math.log((throws - k) / (k + 1));
  }
  return Math.min(1, 2 * tail);
}

function bootstrapInterval(
  clusters: readonly { readonly gain: number; readonly cases: number }[],
  rng: Rng,
): { low: number | null; high: number | null } {
  if (clusters.length === 0) return { low: null, high: null };
  const differences = Array.from({ length: redraws }, () => {
    let [gain, cases] = [0, 0];
    for (let draw = 0; draw < clusters.length; draw++) {
      const drawn = rng.pick(clusters);
      gain += drawn.gain;
      cases += drawn.cases;
    }
    return gain / cases;
  }).sort((a, b) => a - b);
  return { low: differences[Math.floor(0.025 * redraws)]!, high: differences[Math.ceil(0.975 * redraws) - 1]! };
}
