/**
 * Shapes of the serials that states issue to passenger cars, as a prior over what a plate can say: `A` a letter, `9` a
 * digit. Counted by how many states of the fifty and DC have issued such a series (licenseplates.cc), so that a common
 * shape weighs more. What fits none (vanity plates, other kinds) keeps the weight of {@link otherWeight}.
 */
import type { CharacterPosterior, FormatRead } from '../ports.ts';

const shapes: Readonly<Record<string, number>> = {
  AAA999: 14,
  AAA9999: 13,
  '999AAA': 14,
  A99AAA: 3,
  A9999999: 1,
  '999999': 3,
  '9999999': 3,
  AA9999: 3,
  AA99999: 3,
  '9AAA999': 2,
  '9AA9999': 2,
  '99AA999': 1,
  AAA99: 2,
  '999AA': 2,
  AAAA99: 1,
  '9999AA': 3,
  '9999AAA': 1,
  '9AAA99': 2,
  '9AA999': 2,
  '99A9999': 1,
  A9A9A9: 1,
  AA9A9A: 1,
  AA99AA: 1,
  A999AA: 1,
  '99A999': 2,
  A999999: 2,
  A99999: 1,
  A99999A: 1,
  A9999A: 1,
  A9A999: 1,
  AAA99A: 2,
  '999A99': 1,
  '99A99': 1,
  A999AAA: 1,
  AAA9A9: 1,
  A999A: 1,
  A9999: 1,
  '99A9': 1,
  '99999A9': 1,
  '9999A9': 1,
  '9A99999': 1,
  AA9AAAA: 1,
  A99A99: 1,
  A9999AA: 1,
  AA9999A: 1,
  AA999AA: 1,
};

/** Weight of what fits no shape, beside the shapes of the same length together. */
const otherWeight = 0.02;

/** Least probability that the reader gives to a character that it does not name. */
const floor = 1e-4;

const isDigit = (character: string): boolean => character >= '0' && character <= '9';

/**
 * The likeliest text when what states issue is taken into account, and how likely it is. The text as read is untouched:
 * a prior helps to tell O from 0, and hides a misread just as well. Null where there is nothing to read.
 */
export function formatOf(
  text: string,
  characters: readonly CharacterPosterior[],
  confidence: number,
): FormatRead | null {
  if (text === '') return null;
  const fitting = Object.entries(shapes).filter(([shape]) => shape.length === text.length);
  const total = fitting.reduce((sum, [, weight]) => sum + weight, 0);
  const priors = new Map([[text, otherWeight]]);
  for (const [shape, weight] of fitting) {
    const spelled = spelledAs(shape, characters);
    if (spelled !== null) priors.set(spelled, (priors.get(spelled) ?? 0) + weight / total);
  }
  const texts = [...priors].map(([spelled, prior]) => {
    const probability = probabilityOf(spelled, characters);
    return { text: spelled, probability, weight: prior * probability };
  });
  const best = texts.reduce((a, b) => (b.weight > a.weight ? b : a));
  const sumOf = (key: 'probability' | 'weight') => texts.reduce((sum, one) => sum + one[key], 0);
  const covered = Math.min(1, (confidence * sumOf('probability')) / probabilityOf(text, characters));
  return { text: best.text, confidence: (covered * best.weight) / sumOf('weight') };
}

/** The likeliest characters of this shape; null where the reader saw none of the kind at some place. */
function spelledAs(shape: string, characters: readonly CharacterPosterior[]): string | null {
  let spelled = '';
  for (const [place, posterior] of characters.entries()) {
    const digit = shape[place] === '9';
    const choice = [posterior, ...posterior.rivals].find(({ character }) => isDigit(character) === digit);
    if (!choice) return null;
    spelled += choice.character;
  }
  return spelled;
}

const probabilityOf = (text: string, characters: readonly CharacterPosterior[]): number =>
  characters.reduce((product, posterior, place) => {
    const named = [posterior, ...posterior.rivals].find(({ character }) => character === text[place]);
    return product * Math.max(floor, named?.probability ?? 0);
  }, 1);
