import { alphabet, blank, classCount } from './alphabet.ts';

/**
 * Connectionist temporal classification (Graves et al. 2006): columns of class probabilities, left to right, spell a
 * text when repeats are merged and blanks dropped. The probability of a text is the sum over all its spellings.
 */
export interface Columns {
  readonly count: number;
  /** `count × classCount`; each column sums to 1. */
  readonly probabilities: Float64Array;
}

/** Least probability of a class: what is likelier than that in most columns stays within a double, so no logarithms are needed. */
const floor = 1e-8;

/** Softmax of the network's scores, `count × classCount`, column by column. */
export function columnsFromLogits(logits: Float32Array): Columns {
  const count = logits.length / classCount;
  const probabilities = new Float64Array(logits.length);
  for (let column = 0; column < count; column++) {
    const scores = logits.subarray(column * classCount, (column + 1) * classCount);
    const top = Math.max(...scores);
    const sum = scores.reduce((total, score) => total + Math.exp(score - top), 0);
    for (const [k, score] of scores.entries())
      probabilities[column * classCount + k] = Math.max(floor, Math.exp(score - top) / sum);
  }
  return { count, probabilities };
}

/** Probability of a text, given as class indices: the forward variables of Graves et al. 2006, section 4.1. */
export function textProbability({ count, probabilities }: Columns, text: readonly number[]): number {
  const classes = text.flatMap((k) => [blank, k]).concat(blank);
  let forward = new Float64Array(classes.length);
  let next = new Float64Array(classes.length);
  forward[0] = 1;
  for (let column = 0; column < count; column++) {
    for (let state = 0; state < classes.length; state++) {
      const k = classes[state]!;
      const skips = state % 2 === 1 && k !== classes[state - 2];
      const from = forward[state]! + (forward[state - 1] ?? 0) + (skips ? (forward[state - 2] ?? 0) : 0);
      next[state] = from * probabilities[column * classCount + k]!;
    }
    [forward, next] = [next, forward];
  }
  return forward.at(-1)! + (forward.at(-2) ?? 0);
}

/** A text so far, with the probability of its spellings that end in a blank and of those that do not. */
interface Prefix {
  readonly text: readonly number[];
  endsBlank: number;
  endsCharacter: number;
}

const probabilityOf = ({ endsBlank, endsCharacter }: Prefix): number => endsBlank + endsCharacter;

/** Prefixes kept at each column. */
const beamWidth = 8;

/** Characters less likely than this in a column do not extend a prefix. */
const negligible = 1e-4;

/** The likeliest text, as class indices: prefix beam search without a language model (Hannun et al. 2014, algorithm 1). */
export function likeliestText({ count, probabilities }: Columns): readonly number[] {
  let beam: Prefix[] = [{ text: [], endsBlank: 1, endsCharacter: 0 }];
  for (let column = 0; column < count; column++) {
    const next = new Map<string, Prefix>();
    const prefixOf = (text: readonly number[]): Prefix => {
      const key = text.join();
      const prefix = next.get(key) ?? { text, endsBlank: 0, endsCharacter: 0 };
      next.set(key, prefix);
      return prefix;
    };
    const probability = (k: number): number => probabilities[column * classCount + k]!;
    for (const prefix of beam) {
      const stay = prefixOf(prefix.text);
      const last = prefix.text.at(-1);
      stay.endsBlank += probabilityOf(prefix) * probability(blank);
      if (last !== undefined) stay.endsCharacter += prefix.endsCharacter * probability(last);
      for (let k = 0; k < alphabet.length; k++)
        if (probability(k) >= negligible)
          prefixOf([...prefix.text, k]).endsCharacter +=
            (k === last ? prefix.endsBlank : probabilityOf(prefix)) * probability(k);
    }
    beam = [...next.values()].sort((a, b) => probabilityOf(b) - probabilityOf(a)).slice(0, beamWidth);
  }
  return beam[0]!.text;
}
