import { lowercase } from './lowercase.ts';
import type { Stroke } from './path.ts';
import { strokesOf } from './strokes.ts';
import type { DieStyle } from './style.ts';

/** One character of a die. Lengths are parts of the character's height. */
export interface Glyph {
  /** Width of what is stamped, strokes included. */
  readonly width: number;
  /** Room that the character takes in a line; `width` is centred in it. */
  readonly advance: number;
  /** Middle lines of the strokes: x from 0 to `width`, y from 0 to 1. */
  readonly strokes: readonly Stroke[];
}

export interface Die extends DieStyle {
  /** @throws RangeError for what is not A–Z, a–z or 0–9 */
  glyph(character: string): Glyph;
}

export function createDie(style: DieStyle): Die {
  const glyphs = new Map<string, Glyph>();
  return {
    ...style,
    glyph(character) {
      const known = glyphs.get(character);
      if (known) return known;
      const glyph = glyphOf(character, style);
      glyphs.set(character, glyph);
      return glyph;
    },
  };
}

function glyphOf(character: string, style: DieStyle): Glyph {
  const skeleton = strokesOf(character, style) ?? lowercase[character]?.strokes;
  if (!skeleton) throw new RangeError(`no die has the character "${character}"`);
  const width = style.aspect * widthFactor(character, style);
  const [spanX, spanY] = [width - style.stroke, 1 - style.stroke];
  const half = style.stroke / 2;
  const strokes = skeleton.map((stroke) => stroke.map(([x, y]) => [half + x * spanX, half + y * spanY] as const));
  return { width, advance: style.monospaced ? Math.max(width, style.aspect) : width, strokes };
}

function widthFactor(character: string, style: DieStyle): number {
  if (character === 'M' || character === 'W') return style.wide;
  if (character === '1') return style.one === 'bar' ? style.stroke / style.aspect : style.one === 'flag' ? 0.62 : 0.82;
  if (character === 'I') return style.capitalI === 'bar' ? style.stroke / style.aspect : 0.7;
  return lowercase[character]?.width ?? 1;
}
