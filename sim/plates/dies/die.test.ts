import { describe, expect, it } from 'vitest';
import { createRng } from '../../../base/rng.ts';
import type { Die } from './die.ts';
import { randomDie } from './random-die.ts';
import { connecticut, legend, massachusetts, newYork } from './state-dies.ts';

const alphabet = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const dies: Die[] = [
  connecticut,
  newYork,
  massachusetts,
  legend,
  ...Array.from({ length: 40 }, (_, k) => randomDie(createRng(`die ${k}`))),
];

/** Extent of a glyph's strokes with the pen's width, the character's height being 1. */
const extent = (die: Die, character: string) => {
  const glyph = die.glyph(character);
  const points = glyph.strokes.flat();
  const half = die.stroke / 2;
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return {
    left: Math.min(...xs) - half,
    right: Math.max(...xs) + half - glyph.width,
    top: Math.min(...ys) - half,
    bottom: Math.max(...ys) + half - 1,
  };
};

describe('dies', () => {
  it('keep every character within its box, and fill its height', () => {
    for (const die of dies) {
      // Random dies are bent a little, as no box of a state's die is.
      const slack = die.name === 'random' ? 0.1 : 0;
      for (const character of alphabet) {
        const { left, right, top, bottom } = extent(die, character);
        expect.soft(left, `${character} left`).toBeGreaterThan(-0.02 - slack);
        expect.soft(right, `${character} right`).toBeLessThan(0.02 + slack);
        expect.soft(Math.abs(top), `${character} top`).toBeLessThan(0.03 + slack);
        expect.soft(Math.abs(bottom), `${character} bottom`).toBeLessThan(0.03 + slack);
      }
    }
  });

  it.each([connecticut, newYork, massachusetts].map((die) => [die.name, die] as const))(
    '%s tells all its characters apart',
    (_, die) => {
      const shapes = alphabet.map((character) => JSON.stringify(die.glyph(character)));
      expect(new Set(shapes).size).toBe(alphabet.length);
    },
  );

  it('differ from state to state and from draw to draw', () => {
    expect(new Set(dies.map((die) => JSON.stringify(die.glyph('8')))).size).toBe(dies.length);
  });

  it('have lower-case letters for legends, and nothing else', () => {
    expect(legend.glyph('g').strokes.length).toBeGreaterThan(0);
    expect(() => legend.glyph('%')).toThrow(RangeError);
  });
});
