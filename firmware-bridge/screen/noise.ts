/** What changes from picture to picture where the screen stands still: the sensor's noise, and flicker. */
import type { GrayImage } from '../../base/geometry.ts';
import type { ScreenLayout } from './pattern.ts';
import { middleOf } from './regions.ts';
import { type ScreenView, scaleAt, toCamera } from './view.ts';

export interface Noise {
  /** Standard deviation of a pixel over time, values of the picture, over all gray levels; the flicker is taken out. */
  readonly rms: number;
  /** Standard deviation of white over time, as a share of it: display, mains light, or the camera's exposure control. */
  readonly flickerShare: number;
}

/**
 * @param pictures two or more of a screen and a camera that stand still, in one view
 * @throws RangeError for fewer
 */
export function measureNoise(pictures: readonly GrayImage[], view: ScreenView, layout: ScreenLayout): Noise {
  if (pictures.length < 2) throw new RangeError('noise takes two pictures or more');
  const cells = layout.wedge.map(({ region, level }) => ({
    level,
    pixels: flatPixels(view, layout, middleOf(region)),
  }));
  let [sum, count] = [0, 0];
  const whites = pictures.map(() => 0);
  for (const { level, pixels } of cells) {
    const means = pictures.map(({ data }) => mean(pixels.map((at) => data[at]!)));
    if (level === 255) for (const [index, value] of means.entries()) whites[index]! += value;
    for (const at of pixels) {
      const beside = pictures.map(({ data }, index) => data[at]! - means[index]!);
      const middle = mean(beside);
      sum += beside.reduce((total, value) => total + (value - middle) ** 2, 0);
    }
    // What the means of the cell take with them, and what the mean over time takes.
    count += Math.max(0, pixels.length - 1) * (pictures.length - 1);
  }
  const white = mean(whites);
  const flicker = whites.reduce((total, value) => total + (value - white) ** 2, 0) / (pictures.length - 1);
  return { rms: Math.sqrt(sum / Math.max(1, count)), flickerShare: Math.sqrt(flicker) / white };
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Whole camera pixels, as interpolation would smooth the noise, within a module of a cell's middle. */
function flatPixels(view: ScreenView, { modulePx }: ScreenLayout, middle: { x: number; y: number }): number[] {
  const at = toCamera(view, middle);
  const { across, down } = scaleAt(view, middle);
  const reach = Math.max(1, Math.floor(0.35 * modulePx * Math.min(across, down)));
  const pixels: number[] = [];
  for (let row = Math.floor(at.y) - reach; row <= Math.floor(at.y) + reach; row++)
    for (let column = Math.floor(at.x) - reach; column <= Math.floor(at.x) + reach; column++)
      if (row >= 0 && column >= 0 && row < view.heightPx && column < view.widthPx)
        pixels.push(row * view.widthPx + column);
  return pixels;
}
