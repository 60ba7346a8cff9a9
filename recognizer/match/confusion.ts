import { alphabet } from '../read/alphabet.ts';
import measured from './confusion.json' with { type: 'json' };

/** One of a read's errors in its number of characters, as a share of reads: at either end, or at any place between. */
interface EditRates {
  readonly atEdge: number;
  readonly within: number;
}

/** What a reader takes for what, as `confusion.json` has it from reads of known plates (`gantry confusion measure` makes it). */
export interface Confusion {
  /**
   * `chances[read][true]`: the chance of the true character where all 36 are as frequent; both 0 to 35. How frequent they
   * are in the reads it was measured on has no part in it: plates there have far more digits than letters.
   */
  readonly chances: readonly Float64Array[];
  /** A character of the plate that the read lacks. */
  readonly lost: EditRates;
  /** A character of the read that the plate lacks. */
  readonly extra: EditRates;
}

/** Counts as they are measured: `characters[true][read]`. */
export interface ConfusionCounts {
  readonly reads: number;
  readonly lost: EditRates;
  readonly extra: EditRates;
  readonly characters: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** Added to the count of each pair, so that what was never seen keeps a small chance (Laplace). */
const prior = 0.05;

export function confusionOf({ reads, lost, extra, characters }: ConfusionCounts): Confusion {
  const readAs = Array.from(alphabet, (truth) =>
    toShares(Array.from(alphabet, (read) => (characters[truth]?.[read] ?? 0) + prior)),
  );
  const chances = Array.from(alphabet, (_, read) => toShares(readAs.map((shares) => shares[read]!)));
  const rate = ({ atEdge, within }: EditRates): EditRates => ({
    atEdge: (atEdge + prior) / (reads + 1),
    within: (within + prior) / (reads + 1),
  });
  return { chances, lost: rate(lost), extra: rate(extra) };
}

function toShares(counts: readonly number[]): Float64Array {
  const sum = counts.reduce((a, b) => a + b, 0);
  return Float64Array.from(counts, (count) => count / sum);
}

export const confusion: Confusion = confusionOf(measured);
