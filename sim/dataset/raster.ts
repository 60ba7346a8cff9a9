/** Pictures while they are being made: gray as floating point, 0 to 255, not clamped. */
import type { Corners, GrayImage } from '../../base/geometry.ts';
import { homographyFromUnitSquare, invert } from '../../base/homography.ts';
import { resizeGray, sampleGray } from '../../base/warp.ts';

export interface Raster {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly data: Float32Array;
}

export const rasterFrom = ({ widthPx, heightPx, data }: GrayImage): Raster => ({
  widthPx,
  heightPx,
  data: Float32Array.from(data),
});

export const grayFrom = ({ widthPx, heightPx, data }: Raster): GrayImage => ({
  widthPx,
  heightPx,
  data: new Uint8Array(new Uint8ClampedArray(data).buffer),
});

/** A picture and its halves, quarters and so on, so that it can be made small without aliasing. */
export function pyramidOf(image: GrayImage): readonly GrayImage[] {
  const levels = [image];
  for (let top = image; top.widthPx > 24; levels.push(top)) top = resizeGray(top, top.widthPx >> 1, top.heightPx >> 1);
  return levels;
}

/** What the light makes of a pasted picture: at its point (u, v), 0 to 1 each. */
export type Shade = (gray: number, u: number, v: number) => number;

const subsamples = 2;

/** Pastes a picture into a quadrilateral, four samples a pixel, its edges blended by the part of the pixel that they cover. */
export function paste(target: Raster, pyramid: readonly GrayImage[], corners: Corners, shade: Shade): void {
  const [a, b, c, d, e, f, g, h, i] = invert(homographyFromUnitSquare(corners));
  const xs = corners.map(({ x }) => x);
  const ys = corners.map(({ y }) => y);
  const edge = Math.max(distance(corners[0], corners[1]), distance(corners[3], corners[2]));
  const level = pyramid.findLast(({ widthPx }) => widthPx >= 0.9 * edge * subsamples) ?? pyramid[0]!;
  const left = Math.max(0, Math.floor(Math.min(...xs)));
  const right = Math.min(target.widthPx, Math.ceil(Math.max(...xs)));
  const top = Math.max(0, Math.floor(Math.min(...ys)));
  const bottom = Math.min(target.heightPx, Math.ceil(Math.max(...ys)));
  for (let row = top; row < bottom; row++)
    for (let column = left; column < right; column++) {
      let sum = 0;
      let covered = 0;
      for (let j = 0; j < subsamples; j++)
        for (let k = 0; k < subsamples; k++) {
          const x = column + (k + 0.5) / subsamples;
          const y = row + (j + 0.5) / subsamples;
          const w = 1 / (g * x + h * y + i);
          const u = (a * x + b * y + c) * w;
          const v = (d * x + e * y + f) * w;
          if (u < 0 || u >= 1 || v < 0 || v >= 1) continue;
          covered++;
          sum += shade(sampleGray(level, u * level.widthPx, v * level.heightPx), u, v);
        }
      if (covered === 0) continue;
      const at = row * target.widthPx + column;
      const part = covered / (subsamples * subsamples);
      target.data[at] = target.data[at]! * (1 - part) + (sum / covered) * part;
    }
}

const distance = (p: Corners[0], q: Corners[0]): number => Math.hypot(q.x - p.x, q.y - p.y);

/** Convolves rows, then columns, with a symmetric kernel of odd length; the last pixels continue beyond the edges. */
export function convolve({ widthPx, heightPx, data }: Raster, kernel: Float32Array): void {
  const radius = kernel.length >> 1;
  const middle = kernel[radius]!;
  const line = new Float32Array(widthPx + 2 * radius);
  const source = new Float32Array(data.length);
  for (let row = 0, at = 0; row < heightPx; row++) {
    line.fill(data[at]!, 0, radius);
    line.set(data.subarray(at, at + widthPx), radius);
    line.fill(data[at + widthPx - 1]!, radius + widthPx);
    for (let k = radius; k < radius + widthPx; k++, at++) {
      let sum = middle * line[k]!;
      for (let j = 1; j <= radius; j++) sum += kernel[radius + j]! * (line[k - j]! + line[k + j]!);
      source[at] = sum;
    }
  }
  for (let row = 0; row < heightPx; row++) {
    const at = row * widthPx;
    for (let k = at; k < at + widthPx; k++) data[k] = middle * source[k]!;
    for (let j = 1; j <= radius; j++) {
      const weight = kernel[radius + j]!;
      const above = (Math.max(0, row - j) - row) * widthPx;
      const below = (Math.min(heightPx - 1, row + j) - row) * widthPx;
      for (let k = at; k < at + widthPx; k++) data[k]! += weight * (source[k + above]! + source[k + below]!);
    }
  }
}

/** Normalised Gaussian out to two and a half standard deviations. */
export function gaussian(sigmaPx: number): Float32Array {
  const radius = Math.max(1, Math.ceil(2.5 * sigmaPx));
  const kernel = Float32Array.from({ length: 2 * radius + 1 }, (_, k) =>
    Math.exp(-(((k - radius) / sigmaPx) ** 2) / 2),
  );
  const sum = kernel.reduce((a, b) => a + b);
  return kernel.map((value) => value / sum);
}
