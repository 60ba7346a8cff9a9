/** How a gray level differs over a camera's picture: vignetting, and a display that is lighter on one side. */
import type { Point } from '../../base/geometry.ts';
import { leastSquares } from './least-squares.ts';
import type { GrayCell, ScreenLayout } from './pattern.ts';
import { middleOf } from './regions.ts';
import { radiusSquared, type ScreenView, toCamera } from './view.ts';

export interface Shading {
  /** By level: its value as in the middle of the screen, above 255 where it would be clipped there. */
  readonly values: ReadonlyMap<number, number>;
  /** What is above black at the picture's corner as a share of that in its middle; a tilt does not count. */
  readonly cornerShare: number;
}

const rounds = 10;
/** A cell lighter than this is clipped: noise on 255 keeps its mean a little below. */
const lightestUnclipped = 249;

/**
 * Fits value = black + (values(level) − black) (1 + a x + b y + c r²) to cells in the strips, levels and shading by turns; r is
 * from the picture's middle, and the middle of the screen has 1. What is between the strips follows by the vignetting's
 * being round (as cos⁴ is, to that order).
 */
export function fitShading(
  cells: readonly (GrayCell & { readonly value: number })[],
  view: ScreenView,
  screenPx: Pick<ScreenLayout, 'widthPx' | 'heightPx'>,
): Shading {
  const termsAt = (point: Point): [number, number, number] => {
    const { x, y } = toCamera(view, point);
    const [dx, dy] = [x - view.widthPx / 2, y - view.heightPx / 2];
    return [dx / view.widthPx, dy / view.heightPx, radiusSquared(dx, dy, view.widthPx, view.heightPx)];
  };
  const inMiddle = termsAt({ x: screenPx.widthPx / 2, y: screenPx.heightPx / 2 });
  const seen = cells.map(({ region, level, value }) => ({
    level,
    value,
    clipped: value > lightestUnclipped,
    terms: termsAt(middleOf(region)).map((term, index) => term - inMiddle[index]!),
  }));
  const free = seen.filter(({ clipped }) => !clipped);
  const black = mean(seen.filter(({ level }) => level === 0).map(({ value }) => value));
  const levels = new Set(seen.map(({ level }) => level));
  let falloff = [0, 0, 0];
  let values: ReadonlyMap<number, number> = new Map();
  for (let round = 0; round < rounds; round++) {
    const shadeOf = (terms: readonly number[]): number =>
      1 + terms.reduce((sum, term, k) => sum + term * falloff[k]!, 0);
    values = new Map(
      [...levels].map((level) => {
        const ofLevel = free.filter((cell) => cell.level === level);
        if (ofLevel.length === 0) return [level, 255];
        return [level, black + mean(ofLevel.map(({ value, terms }) => (value - black) / shadeOf(terms)))];
      }),
    );
    falloff = leastSquares(
      free.map(({ level, value, terms }) => {
        const above = values.get(level)! - black;
        return { coefficients: terms.map((term) => above * term), value: value - black - above };
      }),
    );
  }
  const [a, b, c] = falloff as [number, number, number];
  const atMiddleOfPicture = 1 - a * inMiddle[0] - b * inMiddle[1] - c * inMiddle[2];
  return { values, cornerShare: 1 + c / atMiddleOfPicture };
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
