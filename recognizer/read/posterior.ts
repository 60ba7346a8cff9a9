import type { CharacterPosterior } from '../ports.ts';
import { alphabet } from './alphabet.ts';

/** Rivals that a posterior names. */
const rivalCount = 4;

/**
 * Posterior of each character of a text: the probability of each class at that place, given the others. By Bayes' rule
 * it is the probability of the text with that one character exchanged, divided by the sum over all exchanges.
 */
export function posteriorsOf(
  probabilityOf: (text: readonly number[]) => number,
  text: readonly number[],
): CharacterPosterior[] {
  return text.map((_, place) => posteriorFrom(Array.from(alphabet, (_, k) => probabilityOf(text.with(place, k)))));
}

/** Normalises weights, one for each character of the alphabet. */
export function posteriorFrom(weights: readonly number[]): CharacterPosterior {
  const sum = weights.reduce((a, b) => a + b, 0);
  const [best, ...rivals] = weights
    .map((weight, k) => ({ character: alphabet[k]!, probability: weight / sum }))
    .sort((a, b) => b.probability - a.probability)
    .slice(0, rivalCount + 1);
  return { ...best!, rivals };
}
