/**
 * What a camera makes of the screen's gray levels, and the way back: display's and camera's gamma, exposure, contrast and
 * clipping in one curve, measured on the gray cells (an opto-electronic conversion function as ISO 14524 has it, through a screen).
 */
import type { GrayImage } from '../../base/geometry.ts';
import { monotone } from './monotone.ts';
import type { ScreenLayout } from './pattern.ts';
import { meanOf } from './regions.ts';
import { fitShading, type Shading } from './shading.ts';
import type { ScreenView } from './view.ts';

export interface Tone {
  /** The picture's value, 0 to 255, for each level of the screen, never falling, as in the middle of the screen. */
  readonly valueOf: Float32Array;
  /** The screen's level, 0 to 255, for each value of the picture; of levels that look alike, their middle. */
  readonly levelOf: Float32Array;
  /** Values of the screen's black and white. */
  readonly black: number;
  readonly white: number;
  /** Levels that look like black, or like white, within one value, all but the first or last: 0 and 0 where nothing is clipped. */
  readonly clippedLevels: { readonly low: number; readonly high: number };
  /** Exponent of the power curve from black to white that comes nearest: 1 where the camera's gamma undoes the display's. */
  readonly gamma: number;
  /** How far white falls off from the middle of the screen. */
  readonly shading: Shading;
}

/** Two values that differ by less are the same. */
const sameValue = 1;

/**
 * Each level stands twice, once in either strip, beside a white cell; values are taken as shares of that white, so that
 * vignetting, which dims both alike, does not count. A reflection on the cells does.
 *
 * @param plane one colour of the camera's picture, or its luma
 */
export function measureTone(plane: GrayImage, view: ScreenView, layout: ScreenLayout): Tone {
  const cells = layout.wedge.map(({ region, level }) => ({ region, level, value: meanOf(plane, view, region) }));
  const levels = [...new Set(cells.map(({ level }) => level))].toSorted((a, b) => a - b);
  const black = mean(cells.filter(({ level }) => level === 0).map(({ value }) => value));
  const whites = cells.filter(({ level }) => level === 255);
  const shading = fitShading(whites, view, { widthPx: layout.widthPx, heightPx: layout.heightPx });
  const white = Math.min(255, Math.max(black + sameValue, shading.middle));
  const shares = levels.map((level) =>
    mean(
      cells.flatMap((cell, index) =>
        cell.level === level ? [(cell.value - black) / (whiteBeside(cells, index) - black || 1)] : [],
      ),
    ),
  );
  const knots = neverFalling(shares).map((share) => black + (white - black) * Math.min(1, Math.max(0, share)));
  const curve = monotone(levels, knots);
  const valueOf = Float32Array.from({ length: 256 }, (_, level) => curve(level));
  return {
    valueOf,
    levelOf: inverseOf(valueOf),
    black: valueOf[0]!,
    white: valueOf[255]!,
    clippedLevels: {
      low: valueOf.findLastIndex((value) => value - valueOf[0]! <= sameValue),
      high: 255 - valueOf.findIndex((value) => valueOf[255]! - value <= sameValue),
    },
    gamma: powerOf(levels, shares),
    shading,
  };
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** White cells beside a cell of the same strip. */
function whiteBeside(cells: readonly { level: number; value: number }[], index: number): number {
  const strip = Math.floor((2 * index) / cells.length);
  return mean(
    [index - 1, index + 1].flatMap((near) => {
      const cell = cells[near];
      return cell?.level === 255 && Math.floor((2 * near) / cells.length) === strip ? [cell.value] : [];
    }),
  );
}

/** The nearest series that never falls, by least squares (pool adjacent violators, Ayer et al. 1955). */
function neverFalling(values: readonly number[]): number[] {
  const pools: { sum: number; count: number }[] = [];
  for (const value of values) {
    pools.push({ sum: value, count: 1 });
    for (;;) {
      const [before, last] = [pools.at(-2), pools.at(-1)!];
      if (!before || before.sum / before.count <= last.sum / last.count) break;
      pools.splice(-2, 2, { sum: before.sum + last.sum, count: before.count + last.count });
    }
  }
  return pools.flatMap(({ sum, count }) => Array<number>(count).fill(sum / count));
}

function inverseOf(valueOf: Float32Array): Float32Array {
  return Float32Array.from({ length: 256 }, (_, value) => {
    const above = valueOf.findIndex((v) => v > value);
    const below = valueOf.findLastIndex((v) => v < value);
    if (above === 0) return 0;
    if (below === 255) return 255;
    if (above - below > 1 || above < 0 || below < 0) return ((below < 0 ? 0 : below) + (above < 0 ? 255 : above)) / 2;
    return below + (value - valueOf[below]!) / (valueOf[above]! - valueOf[below]!);
  });
}

/** Slope of log share over log level, by least squares, between what noise and clipping spoil. */
function powerOf(levels: readonly number[], shares: readonly number[]): number {
  const points = levels.flatMap((level, index) => {
    const share = shares[index]!;
    return level > 0 && level < 255 && share > 0.02 && share < 0.97
      ? [{ x: Math.log(level / 255), y: Math.log(share) }]
      : [];
  });
  const both = points.reduce((sum, { x, y }) => sum + x * y, 0);
  return both / points.reduce((sum, { x }) => sum + x * x, 0);
}
