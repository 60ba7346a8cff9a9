/**
 * A camera before a screen, made to be quick: perspective, a soft lens that dims towards the corners, gamma, white balance,
 * noise. What each of these does to finding and reading is tested beside them (firmware-bridge/screen); here they are there.
 */
import type { ColorImage, Corners } from '../../../base/geometry.ts';
import { applyHomography, homographyFrom } from '../../../base/homography.ts';
import type { Rng } from '../../../base/rng.ts';

export interface QuickCamera {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Where the screen's corners lie in its picture: top left, top right, bottom right, bottom left. */
  readonly corners: Corners;
}

/** Shares of the screen's white for red, green and blue. */
const balance = [0.86, 0.94, 0.8] as const;
/** Of display and camera together. */
export const gamma = 1.25;
const dimmedAtCorners = 0.2;
/** Nearby samples that the lens mixes, camera pixels. */
const softPx = [-0.5, 0.5] as const;
const noiseLevels = 2;
const besideScreen = 12;

/** @returns takes a picture of what the screen shows */
export function createQuickCamera(
  { widthPx, heightPx, corners }: QuickCamera,
  screen: { widthPx: number; heightPx: number },
  rng: Rng,
) {
  const toScreen = homographyFrom(corners, [
    { x: 0, y: 0 },
    { x: screen.widthPx, y: 0 },
    { x: screen.widthPx, y: screen.heightPx },
    { x: 0, y: screen.heightPx },
  ]);
  const offsets = softPx.flatMap((y) => softPx.map((x) => ({ x, y })));
  const at = new Int32Array(widthPx * heightPx * offsets.length);
  const light = new Float32Array(widthPx * heightPx);
  for (let row = 0, pixel = 0; row < heightPx; row++)
    for (let column = 0; column < widthPx; column++, pixel++) {
      light[pixel] =
        1 -
        dimmedAtCorners *
          ((2 * Math.hypot(column - widthPx / 2, row - heightPx / 2)) / Math.hypot(widthPx, heightPx)) ** 2;
      offsets.forEach((offset, k) => {
        const { x, y } = applyHomography(toScreen, { x: column + 0.5 + offset.x, y: row + 0.5 + offset.y });
        const isBeside = x < 0 || y < 0 || x >= screen.widthPx || y >= screen.heightPx;
        at[pixel * offsets.length + k] = isBeside ? -1 : 4 * (Math.floor(y) * screen.widthPx + Math.floor(x));
      });
    }
  const curve = Float32Array.from({ length: 256 }, (_, level) => 255 * (0.01 + 0.99 * (level / 255)) ** gamma);
  const noise = Float32Array.from({ length: 65_521 }, () => rng.normal(0, noiseLevels));
  let noiseAt = 0;

  return ({ rgba: shown }: ColorImage): ColorImage => {
    const rgba = new Uint8ClampedArray(4 * widthPx * heightPx);
    for (let pixel = 0; pixel < light.length; pixel++) {
      for (let color = 0; color < 3; color++) {
        let sum = 0;
        for (let k = 0; k < offsets.length; k++) {
          const from = at[pixel * offsets.length + k]!;
          sum += curve[from < 0 ? besideScreen : shown[from + color]!]!;
        }
        noiseAt = (noiseAt + 1) % noise.length;
        rgba[4 * pixel + color] = (sum / offsets.length) * balance[color]! * light[pixel]! + noise[noiseAt]!;
      }
      rgba[4 * pixel + 3] = 255;
    }
    return { widthPx, heightPx, rgba };
  };
}
