/** The scenario's picture out of a camera's picture of the screen. */
import type { ColorImage, GrayImage } from '../../base/geometry.ts';
import { sampleGray } from '../../base/warp.ts';
import type { ScreenLayout } from './pattern.ts';
import { middleOf } from './regions.ts';
import type { Tone } from './tone.ts';
import { type ScreenView, scaleAt, toCamera } from './view.ts';

export interface Rectified extends ColorImage {
  readonly rgba: Uint8ClampedArray;
  /** Camera pixels that a pixel of this picture takes, in its middle: below 1, the camera saw less than the picture has pixels. */
  readonly cameraPxPerPx: { readonly across: number; readonly down: number };
}

/** The most samples that a pixel takes each way; beyond, the camera has far more pixels than are wanted. */
const mostSamples = 4;

/**
 * Each pixel is the mean of bilinear samples spread evenly over it, as many as the camera has pixels across it, taken back
 * to the screen's levels by the tones before they are averaged. Opaque.
 *
 * @param planes red, green and blue of the camera's picture ({@link planesOf})
 * @param tones of each plane
 */
export function rectify(
  planes: readonly [GrayImage, GrayImage, GrayImage],
  view: ScreenView,
  layout: ScreenLayout,
  tones: readonly [Tone, Tone, Tone],
  widthPx: number,
  heightPx: number,
): Rectified {
  const { picture } = layout;
  const step = { x: picture.widthPx / widthPx, y: picture.heightPx / heightPx };
  const scale = scaleAt(view, middleOf(picture));
  const cameraPxPerPx = { across: scale.across * step.x, down: scale.down * step.y };
  const samplesX = Math.min(mostSamples, Math.max(1, Math.ceil(cameraPxPerPx.across - 0.01)));
  const samplesY = Math.min(mostSamples, Math.max(1, Math.ceil(cameraPxPerPx.down - 0.01)));
  const share = 1 / (samplesX * samplesY);
  const rgba = new Uint8ClampedArray(4 * widthPx * heightPx);
  const sums = [0, 0, 0];
  for (let row = 0, to = 0; row < heightPx; row++)
    for (let column = 0; column < widthPx; column++, to += 4) {
      sums.fill(0);
      for (let k = 0; k < samplesX * samplesY; k++) {
        const screenX = picture.left + (column + ((k % samplesX) + 0.5) / samplesX) * step.x;
        const screenY = picture.top + (row + (Math.floor(k / samplesX) + 0.5) / samplesY) * step.y;
        const { x, y } = toCamera(view, { x: screenX, y: screenY });
        for (let color = 0; color < 3; color++)
          sums[color]! += levelAt(tones[color]!.levels, sampleGray(planes[color]!, x, y));
      }
      for (let color = 0; color < 3; color++) rgba[to + color] = sums[color]! * share;
      rgba[to + 3] = 255;
    }
  return { widthPx, heightPx, rgba, cameraPxPerPx };
}

function levelAt(levels: Float32Array, value: number): number {
  const below = Math.floor(value);
  const next = Math.min(255, below + 1);
  return levels[below]! + (levels[next]! - levels[below]!) * (value - below);
}

/** Red, green and blue of a picture, a gray image each. */
export function planesOf({ widthPx, heightPx, rgba }: ColorImage): [GrayImage, GrayImage, GrayImage] {
  const plane = (color: number): GrayImage => {
    const data = new Uint8Array(widthPx * heightPx);
    for (let pixel = 0, at = color; pixel < data.length; pixel++, at += 4) data[pixel] = rgba[at]!;
    return { widthPx, heightPx, data };
  };
  return [plane(0), plane(1), plane(2)];
}
