/** Pixels in memory: three channels as the film sums them, four as textures hold them, in floats or IEEE 754 halves. */
import { DataUtils } from 'three/webgpu';

const largest = 65504;

/** The value of each of the 65,536 halves; infinities are the largest number, and what is no number is 0. */
const values: Float32Array = Float32Array.from({ length: 1 << 16 }, (_, bits) => {
  const value = DataUtils.fromHalfFloat(bits);
  return Number.isNaN(value) ? 0 : Math.max(-largest, Math.min(largest, value));
});

export const decodeHalves = (buffer: ArrayBuffer, offset: number, bytes: number): Float32Array =>
  Float32Array.from(new Uint16Array(buffer, offset, bytes / 2), (bits) => values[bits]!);

/** Three channels a pixel to four, the fourth 1. */
export function withAlpha(rgb: Float32Array): Float32Array<ArrayBuffer> {
  const rgba = new Float32Array((rgb.length / 3) * 4).fill(1);
  for (let from = 0, to = 0; from < rgb.length; from += 3, to += 4) rgba.set(rgb.subarray(from, from + 3), to);
  return rgba;
}

/** As {@link withAlpha}, in halves. */
export const encodeHalf = (rgb: Float32Array): Uint16Array<ArrayBuffer> =>
  Uint16Array.from(withAlpha(rgb), (value) => DataUtils.toHalfFloat(Math.min(largest, value)));
