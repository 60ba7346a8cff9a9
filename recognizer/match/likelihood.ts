/**
 * How likely a plate's characters make a read. Ratios compare with a random other plate, whose characters are any of 36
 * alike: P(read | this plate passed) / P(read | a random other plate passed).
 */
import type { PlateRead } from '../ports.ts';
import { alphabet } from '../read/alphabet.ts';
import { confusion } from './confusion.ts';
import { lookAlikeProbability, lookAlikesOf } from './look-alike.ts';

export type ReadText = Pick<PlateRead, 'text' | 'characters'>;

/** Of a character that was read: a reader that gives it no chance is not to make a ratio of zero. */
const leastProbability = 1e-6;

/** `ratios[place][digit]`: 36 times the chance that the plate, or the list, has this character at this place of the read. */
export type ReadModel = readonly Float64Array[];

/**
 * By the reader's own posterior where it gave one, else by the measured confusion of characters. Look-alikes have a chance
 * even where the reader is sure: the list itself may hold the error.
 *
 * @param text A–Z and 0–9
 */
export function modelOf({ text, characters }: ReadText): ReadModel {
  const hasPosterior = characters.length === text.length;
  return Array.from(text, (seen, place) => {
    const chances = new Float64Array(alphabet.length);
    if (hasPosterior) {
      const { probability, rivals } = characters[place]!;
      for (const rival of rivals) chances[alphabet.indexOf(rival.character)] = rival.probability;
      chances[alphabet.indexOf(seen)] = probability;
    } else chances.set(confusion.chances[alphabet.indexOf(seen)]!);
    for (const other of lookAlikesOf(seen)) {
      const digit = alphabet.indexOf(other);
      chances[digit] = Math.max(chances[digit]!, lookAlikeProbability);
    }
    const read = alphabet.indexOf(seen);
    chances[read] = Math.max(chances[read]!, leastProbability);
    return chances.map((chance) => chance * alphabet.length);
  });
}
