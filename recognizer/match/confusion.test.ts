import { describe, expect, it } from 'vitest';
import { alphabet } from '../read/alphabet.ts';
import { confusionOf } from './confusion.ts';

const none = { atEdge: 0, within: 0 };
const digit = (character: string): number => alphabet.indexOf(character);

describe('confusionOf', () => {
  it('does not take a character that is rare in the measured reads for one that is seldom confused', () => {
    // One O in three is read as 0, and no 0 as O; but there are a hundred times as many zeros.
    const { chances } = confusionOf({
      reads: 4000,
      lost: none,
      extra: none,
      characters: { O: { O: 2000, '0': 1000 }, '0': { '0': 300_000 } },
    });
    expect(chances[digit('0')]![digit('O')]! / chances[digit('0')]![digit('0')]!).toBeCloseTo(1 / 3, 3);
  });

  it('gives each read character chances that add up to one', () => {
    const { chances } = confusionOf({ reads: 2, lost: none, extra: none, characters: { A: { A: 1, '4': 1 } } });
    for (const shares of chances) expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
  });
});
