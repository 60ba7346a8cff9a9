/**
 * An emulated camera before an emulated screen: the screen's pixels give light by the display's gamma, a lens bends,
 * blurs and darkens it, a sensor exposes, encodes and adds noise. For tests, of ours and of users.
 */
import type { Corners, GrayImage, Point } from '../../base/geometry.ts';
import { homographyFrom, invert } from '../../base/homography.ts';
import type { Rng } from '../../base/rng.ts';
import type { GrayCell } from './pattern.ts';
import { radiusSquared, type ScreenView } from './view.ts';

export interface EmulatedCamera {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Where the screen's corners lie in the picture, before distortion: its top left, top right, bottom right, bottom left. */
  readonly corners: Corners;
  /** See {@link ScreenView}. */
  readonly radial: number;
  /** Standard deviation of the lens's blur, camera pixels. */
  readonly blurPx: number;
  /** Share of the light that the corners lack; it grows with the square of the distance from the middle. */
  readonly vignetting: number;
  /** Light is the level's share of 255 to this power. */
  readonly displayGamma: number;
  /** The picture's value is the light to the power of one over this. */
  readonly cameraGamma: number;
  /** Light of the screen's white that the sensor takes for full scale: 1 just so, 2 is clipped at half. */
  readonly exposure: number;
  /** Light of the screen's black, and of what is beside the screen, as shares of its white. */
  readonly blackLight: number;
  readonly surround: (x: number, y: number) => number;
  /** Standard deviation, levels of the picture. */
  readonly noiseLevels: number;
}

export const plainCamera: Omit<EmulatedCamera, 'corners'> = {
  widthPx: 640,
  heightPx: 360,
  radial: 0,
  blurPx: 0.6,
  vignetting: 0,
  displayGamma: 2.2,
  cameraGamma: 2.2,
  exposure: 0.8,
  blackLight: 0.002,
  surround: () => 0.05,
  noiseLevels: 1,
};

/** What a screen shows when these cells are painted on it one after the other. */
export function paint(cells: readonly GrayCell[], widthPx: number, heightPx: number): GrayImage {
  const data = new Uint8Array(widthPx * heightPx);
  for (const { region, level } of cells)
    for (let row = region.top; row < region.top + region.heightPx; row++)
      data.fill(level, row * widthPx + region.left, row * widthPx + region.left + region.widthPx);
  return { widthPx, heightPx, data };
}

/** How a screen of this size truly lies in the camera's picture. */
export const trueView = (camera: EmulatedCamera, screen: GrayImage): ScreenView => ({
  widthPx: camera.widthPx,
  heightPx: camera.heightPx,
  radial: camera.radial,
  homography: homographyFrom(
    [
      { x: 0, y: 0 },
      { x: screen.widthPx, y: 0 },
      { x: screen.widthPx, y: screen.heightPx },
      { x: 0, y: screen.heightPx },
    ],
    camera.corners,
  ),
});

/** @param shown what the screen shows during the exposure, each for its share of it; all of one size */
export function photograph(
  camera: EmulatedCamera,
  shown: readonly { readonly screen: GrayImage; readonly share: number }[],
  rng: Rng,
): GrayImage {
  const light = blurred(lightAt(camera, shown), camera);
  const { widthPx, heightPx, noiseLevels } = camera;
  const data = Uint8Array.from(light, (at, index) => {
    const value = pictureValue(camera, at, { x: (index % widthPx) + 0.5, y: Math.floor(index / widthPx) + 0.5 });
    return Math.min(255, Math.max(0, Math.round(rng.normal(value, noiseLevels))));
  });
  return { widthPx, heightPx, data };
}

/** The light that a level of the screen gives, as a share of white's. */
export const lightOf = ({ blackLight, displayGamma }: EmulatedCamera, level: number): number =>
  blackLight + (1 - blackLight) * (level / 255) ** displayGamma;

/** The value, 0 to 255, that the picture has of light at a point of it, without noise. */
export function pictureValue(camera: EmulatedCamera, light: number, { x, y }: Point): number {
  const { widthPx, heightPx, vignetting, exposure, cameraGamma } = camera;
  const kept = 1 - vignetting * radiusSquared(x - widthPx / 2, y - heightPx / 2, widthPx, heightPx);
  return 255 * Math.min(1, exposure * kept * light) ** (1 / cameraGamma);
}

/** Spread over a pixel by the golden ratio: no two in one row or column, so that an edge anywhere is met to 1/16 px. */
const samples = Array.from({ length: 16 }, (_, k) => ({
  offX: (k + 0.5) / 16 - 0.5,
  offY: ((k * 0.618034 + 0.5) % 1) - 0.5,
}));

/** Light on the sensor before blur, as shares of the screen's white: the mean over each camera pixel. */
function lightAt(camera: EmulatedCamera, shown: readonly { readonly screen: GrayImage; readonly share: number }[]) {
  const { widthPx, heightPx, surround } = camera;
  const { screen } = shown[0]!;
  const [a, b, c, d, e, f, g, h, i] = invert(trueView(camera, screen).homography);
  const ofLevel = Float64Array.from({ length: 256 }, (_, level) => lightOf(camera, level));
  const light = new Float32Array(widthPx * heightPx);
  for (let row = 0; row < heightPx; row++)
    for (let column = 0; column < widthPx; column++) {
      const middle = undistorted(camera, column + 0.5, row + 0.5);
      let sum = 0;
      for (const { offX, offY } of samples) {
        const x = middle.x + offX / middle.stretch;
        const y = middle.y + offY / middle.stretch;
        const w = 1 / (g * x + h * y + i);
        const screenX = (a * x + b * y + c) * w;
        const screenY = (d * x + e * y + f) * w;
        if (screenX < 0 || screenY < 0 || screenX >= screen.widthPx || screenY >= screen.heightPx) {
          sum += surround(column + 0.5 + offX, row + 0.5 + offY);
          continue;
        }
        const at = Math.floor(screenY) * screen.widthPx + Math.floor(screenX);
        for (let k = 0; k < shown.length; k++) sum += shown[k]!.share * ofLevel[shown[k]!.screen.data[at]!]!;
      }
      light[row * widthPx + column] = sum / samples.length;
    }
  return light;
}

/** Where the lens has a point of the picture from, and how much it is stretched there. */
function undistorted({ widthPx, heightPx, radial }: EmulatedCamera, x: number, y: number) {
  const [seenX, seenY] = [x - widthPx / 2, y - heightPx / 2];
  let stretch = 1;
  for (let step = 0; step < 8 && radial !== 0; step++)
    stretch = 1 + radial * radiusSquared(seenX / stretch, seenY / stretch, widthPx, heightPx);
  return { x: seenX / stretch + widthPx / 2, y: seenY / stretch + heightPx / 2, stretch };
}

function blurred(light: Float32Array, { widthPx, heightPx, blurPx }: EmulatedCamera): Float32Array {
  if (blurPx === 0) return light;
  const reach = Math.ceil(4 * blurPx);
  const bell = Float64Array.from({ length: 2 * reach + 1 }, (_, k) => Math.exp(-0.5 * ((k - reach) / blurPx) ** 2));
  const total = bell.reduce((sum, weight) => sum + weight, 0);
  const along = (from: Float32Array, step: number, length: number): Float32Array => {
    const to = new Float32Array(from.length);
    for (let at = 0; at < from.length; at++) {
      const place = Math.floor(at / step) % length;
      let sum = 0;
      for (let k = -reach; k <= reach; k++)
        sum += bell[k + reach]! * from[at + (Math.min(length - 1, Math.max(0, place + k)) - place) * step]!;
      to[at] = sum / total;
    }
    return to;
  };
  return along(along(light, 1, widthPx), widthPx, heightPx);
}
