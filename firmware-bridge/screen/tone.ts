/**
 * What a camera makes of the screen's gray levels, and the way back: display's and camera's gamma, exposure, contrast and
 * clipping in one curve, measured on the gray cells (an opto-electronic conversion function as ISO 14524 has it, through a screen).
 */
import type { GrayImage } from '../../base/geometry.ts';
import { monotone } from './monotone.ts';
import type { ScreenLayout } from './pattern.ts';
import { meanOf } from './regions.ts';
import { fitShading } from './shading.ts';
import type { ScreenView } from './view.ts';

export interface Tone {
  /** The picture's value, 0 to 255, for each level of the screen, never falling, as in the middle of the screen. */
  readonly values: Float32Array;
  /** The screen's level, 0 to 255, for each value of the picture; of levels that look alike, their middle. */
  readonly levels: Float32Array;
  /** Values of the screen's black and white. */
  readonly black: number;
  readonly white: number;
  /** Levels that look like black, or like white, within one value, all but the first or last: 0 and 0 where nothing is clipped. */
  readonly clippedLevels: { readonly low: number; readonly high: number };
  /** Exponent of the power curve from black to white that comes nearest: 1 where the camera's gamma undoes the display's. */
  readonly gamma: number;
  /** What is above black at the picture's corner as a share of that in its middle, by values: 1 without vignetting. */
  readonly cornerShare: number;
}

/** Two values that differ by less are the same. */
const sameValue = 1;

/**
 * Each level stands twice, once in either strip, and white between all of them: so the levels' values and the shading are told
 * apart. Cells that are clipped tell nothing of the shading; a reflection on the cells counts as a level.
 *
 * On emulated cameras it is true to 6 values where blur is at most 0.4 modules and white is not clipped; beyond, to 20 (white
 * gets into the black cells beside it; vignetting that clips the middle, and not the strips, is guessed from the grays).
 *
 * @param plane one colour of the camera's picture, or its luma
 */
export function measureTone(plane: GrayImage, view: ScreenView, layout: ScreenLayout): Tone {
  const cells = layout.wedge.map(({ region, level }) => ({ region, level, value: meanOf(plane, view, region) }));
  const levels = [...new Set(cells.map(({ level }) => level))].toSorted((a, b) => a - b);
  const shading = fitShading(cells, view, layout);
  const curve = monotone(
    levels,
    neverFalling(levels.map((level) => shading.values.get(level)!)).map((value) => Math.min(255, value)),
  );
  const values = Float32Array.from({ length: 256 }, (_, level) => curve(level));
  const [black, white] = [values[0]!, values[255]!];
  return {
    values,
    levels: inverseOf(values),
    black,
    white,
    clippedLevels: {
      low: values.findLastIndex((value) => value - black <= sameValue),
      high: 255 - values.findIndex((value) => white - value <= sameValue),
    },
    gamma: powerOf(values),
    cornerShare: shading.cornerShare,
  };
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

/** @param values never falling */
function inverseOf(values: Float32Array): Float32Array {
  return Float32Array.from({ length: 256 }, (_, value) => {
    const below = values.findLastIndex((v) => v < value);
    const above = values.findIndex((v) => v > value);
    if (above === 0) return 0;
    if (below === 255) return 255;
    if (above !== below + 1) return (Math.max(0, below) + (above < 0 ? 255 : above)) / 2;
    return below + (value - values[below]!) / (values[above]! - values[below]!);
  });
}

/** The exponent between 0.2 and 5 whose power curve is nearest by least squares, to 0.005. */
function powerOf(values: Float32Array): number {
  const [black, white] = [values[0]!, values[255]!];
  const off = (power: number): number =>
    values.reduce((sum, value, level) => sum + (black + (white - black) * (level / 255) ** power - value) ** 2, 0);
  let [low, high] = [0.2, 5];
  while (high - low > 0.005) {
    const [left, right] = [low + (high - low) / 3, high - (high - low) / 3];
    if (off(left) < off(right)) high = right;
    else low = left;
  }
  return (low + high) / 2;
}
