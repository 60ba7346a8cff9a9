import type { Die } from './die.ts';

/** The die leaning to the right by `slant` widths a height, about the middle of each character's height. */
export const slanted = (die: Die, slant: number): Die => ({
  ...die,
  glyph(character) {
    const glyph = die.glyph(character);
    return {
      ...glyph,
      strokes: glyph.strokes.map((stroke) => stroke.map(([x, y]) => [x + slant * (0.5 - y), y] as const)),
    };
  },
});
