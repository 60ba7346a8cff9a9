/**
 * How the product resamples pictures. There is one warp: what cuts crops for training, in Node and in the browser is
 * this code, since two resamplers that differ a little cost a reader several points.
 */
import type { ColorImage, Corners, GrayImage, Region } from './geometry.ts';
import { homographyFromUnitSquare } from './homography.ts';

/**
 * Rectifies a quadrilateral: gives the picture of `widthPx × heightPx` whose corners are the source's `corners`.
 *
 * Each target pixel is the mean of n × m bilinear samples spread evenly over it, as many as the source has pixels across
 * it at the longest edges, so that shrinking does not alias and enlarging is bilinear. Beyond the source's edges its last
 * pixels continue. Corners are in the source's pixels and may lie outside of it.
 */
export function warpGray(source: GrayImage, corners: Corners, widthPx: number, heightPx: number): GrayImage {
  const [topLeft, topRight, bottomRight, bottomLeft] = corners;
  const samplesX = samplesFor(distance(topLeft, topRight), distance(bottomLeft, bottomRight), widthPx);
  const samplesY = samplesFor(distance(topLeft, bottomLeft), distance(topRight, bottomRight), heightPx);
  const [a, b, c, d, e, f, g, h] = homographyFromUnitSquare(corners);
  const share = 1 / (samplesX * samplesY);
  const data = new Uint8Array(widthPx * heightPx);
  for (let row = 0; row < heightPx; row++)
    for (let column = 0; column < widthPx; column++) {
      let sum = 0;
      for (let j = 0; j < samplesY; j++) {
        const v = (row + (j + 0.5) / samplesY) / heightPx;
        for (let i = 0; i < samplesX; i++) {
          const u = (column + (i + 0.5) / samplesX) / widthPx;
          const w = 1 / (g * u + h * v + 1);
          sum += sampleGray(source, (a * u + b * v + c) * w, (d * u + e * v + f) * w);
        }
      }
      data[row * widthPx + column] = sum * share + 0.5;
    }
  return { widthPx, heightPx, data };
}

const distance = (p: Corners[0], q: Corners[0]): number => Math.hypot(q.x - p.x, q.y - p.y);

const samplesFor = (edgePx: number, oppositePx: number, targetPx: number): number =>
  Math.max(1, Math.ceil(Math.max(edgePx, oppositePx) / targetPx - 0.01));

/** Bilinear value at a point of the picture; the last pixels continue beyond the edges. */
export function sampleGray({ widthPx, heightPx, data }: GrayImage, x: number, y: number): number {
  const left = Math.min(widthPx - 1, Math.max(0, x - 0.5));
  const top = Math.min(heightPx - 1, Math.max(0, y - 0.5));
  const column = Math.floor(left);
  const row = Math.floor(top);
  const at = row * widthPx + column;
  const right = column < widthPx - 1 ? 1 : 0;
  const below = row < heightPx - 1 ? widthPx : 0;
  const upper = data[at]! + (data[at + right]! - data[at]!) * (left - column);
  const lower = data[at + below]! + (data[at + below + right]! - data[at + below]!) * (left - column);
  return upper + (lower - upper) * (top - row);
}

/** Luma of 8-bit sRGB pixels, four bytes each (Rec. ITU-R BT.601, section 2.5.1), in 16-bit fixed point. */
export function grayFromRgba(rgba: Uint8Array | Uint8ClampedArray, widthPx: number, heightPx: number): GrayImage {
  const data = new Uint8Array(widthPx * heightPx);
  for (let pixel = 0, at = 0; pixel < data.length; pixel++, at += 4)
    data[pixel] = (19595 * rgba[at]! + 38470 * rgba[at + 1]! + 7471 * rgba[at + 2]! + 32768) >> 16;
  return { widthPx, heightPx, data };
}

/** Points that a pixel of {@link cutColor} takes across and down: enough for surfaces, too few for text. */
const fewestPoints = 2;
const mostPoints = 4;

/**
 * A region of a colour picture at `widthPx × heightPx`: three planes (red, green, blue) one after the other, rows from the
 * top. Each pixel is the mean of 2 × 2 to 4 × 4 pixels spread evenly over it, the more the farther it shrinks, so that its
 * cost does not grow with the region. Beyond the source's edges its last pixels continue.
 */
export function cutColor(source: ColorImage, region: Region, widthPx: number, heightPx: number): Uint8Array {
  const columns = pointsAlong(region.left, region.widthPx, widthPx, source.widthPx);
  const rows = pointsAlong(region.top, region.heightPx, heightPx, source.heightPx);
  const [acrossEach, downEach] = [columns.length / widthPx, rows.length / heightPx];
  const share = 1 / (acrossEach * downEach);
  const plane = widthPx * heightPx;
  const data = new Uint8Array(3 * plane);
  for (let row = 0, to = 0; row < heightPx; row++)
    for (let column = 0; column < widthPx; column++, to++) {
      let [red, green, blue] = [0.5, 0.5, 0.5];
      for (let j = row * downEach; j < (row + 1) * downEach; j++)
        for (let i = column * acrossEach; i < (column + 1) * acrossEach; i++) {
          const at = 4 * (rows[j]! * source.widthPx + columns[i]!);
          red += share * source.rgba[at]!;
          green += share * source.rgba[at + 1]!;
          blue += share * source.rgba[at + 2]!;
        }
      data[to] = red;
      data[plane + to] = green;
      data[2 * plane + to] = blue;
    }
  return data;
}

/** The source's pixels that the target's pixels take along one side, in their order, as many each. */
function pointsAlong(start: number, lengthPx: number, targetPx: number, sourcePx: number): Int32Array {
  const each = Math.min(mostPoints, Math.max(fewestPoints, Math.ceil(lengthPx / targetPx)));
  return Int32Array.from({ length: targetPx * each }, (_, point) => {
    const at = Math.floor(start + ((point + 0.5) * lengthPx) / (targetPx * each));
    return Math.min(sourcePx - 1, Math.max(0, at));
  });
}

/**
 * Resizes to `widthPx × heightPx`: the mean over each target pixel's area of the source, which pixels at its border
 * enter by their covered part. Whole and fractional factors; enlarging repeats pixels.
 */
export function resizeGray(source: GrayImage, widthPx: number, heightPx: number): GrayImage {
  const across = spans(source.widthPx, widthPx);
  const down = spans(source.heightPx, heightPx);
  const rows = new Float32Array(widthPx * source.heightPx);
  for (let row = 0; row < source.heightPx; row++)
    for (let column = 0; column < widthPx; column++) {
      let sum = 0;
      for (let k = across.starts[column]!; k < across.starts[column + 1]!; k++)
        sum += source.data[row * source.widthPx + across.indices[k]!]! * across.weights[k]!;
      rows[row * widthPx + column] = sum;
    }
  const data = new Uint8Array(widthPx * heightPx);
  const line = new Float32Array(widthPx);
  for (let row = 0; row < heightPx; row++) {
    line.fill(0.5);
    for (let k = down.starts[row]!; k < down.starts[row + 1]!; k++) {
      const from = down.indices[k]! * widthPx;
      const weight = down.weights[k]!;
      for (let column = 0; column < widthPx; column++) line[column]! += rows[from + column]! * weight;
    }
    data.set(line, row * widthPx);
  }
  return { widthPx, heightPx, data };
}

/** For each target pixel, the source pixels that it covers and their weights; those of pixel p are starts[p]…starts[p+1]. */
function spans(sourcePx: number, targetPx: number) {
  const starts: number[] = [0];
  const indices: number[] = [];
  const weights: number[] = [];
  const factor = sourcePx / targetPx;
  for (let pixel = 0; pixel < targetPx; pixel++) {
    const from = pixel * factor;
    const to = Math.min(sourcePx, (pixel + 1) * factor);
    for (let index = Math.floor(from); index < to; index++) {
      const weight = (Math.min(index + 1, to) - Math.max(index, from)) / (to - from);
      if (weight < 1e-9) continue;
      indices.push(index);
      weights.push(weight);
    }
    starts.push(indices.length);
  }
  return { starts: Int32Array.from(starts), indices: Int32Array.from(indices), weights: Float64Array.from(weights) };
}
