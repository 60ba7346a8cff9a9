/** Half-precision floats (IEEE 754 binary16), as render targets hold them. */
import { DataUtils } from 'three/webgpu';

const largest = 65504;

/** The value of each of the 65,536 halves; infinities are the largest number, and what is no number is 0. */
export const decodeHalf: Float32Array = Float32Array.from({ length: 1 << 16 }, (_, bits) => {
  const value = DataUtils.fromHalfFloat(bits);
  return Number.isNaN(value) ? 0 : Math.max(-largest, Math.min(largest, value));
});

/** Three channels a pixel to four halves a pixel, the fourth 1. */
export function encodeHalf(rgb: Float32Array): Uint16Array {
  const halves = new Uint16Array((rgb.length / 3) * 4);
  const one = DataUtils.toHalfFloat(1);
  for (let from = 0, to = 0; from < rgb.length; from += 3, to += 4) {
    halves[to] = DataUtils.toHalfFloat(Math.min(largest, rgb[from]!));
    halves[to + 1] = DataUtils.toHalfFloat(Math.min(largest, rgb[from + 1]!));
    halves[to + 2] = DataUtils.toHalfFloat(Math.min(largest, rgb[from + 2]!));
    halves[to + 3] = one;
  }
  return halves;
}
