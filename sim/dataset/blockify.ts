/** The losses of JPEG: 8 × 8 blocks, discrete cosine transform, rounded (ITU-T T.81, annex A.3.3 and table K.1). */
import type { Raster } from './raster.ts';

const size = 8;

const luminance = [
  16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51,
  87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101,
  72, 92, 95, 98, 112, 100, 103, 99,
];

/** Row f holds the cosine of frequency f at the eight places. */
const forward = Float32Array.from({ length: size * size }, (_, k) => {
  const [frequency, place] = [Math.floor(k / size), k % size];
  return Math.sqrt((frequency === 0 ? 1 : 2) / size) * Math.cos(((2 * place + 1) * frequency * Math.PI) / (2 * size));
});
const backward = forward.map((_, k) => forward[(k % size) * size + Math.floor(k / size)]!);

/** @param coarseness 1: the table as it stands, quality 50; less is finer */
export function blockify({ widthPx, heightPx, data }: Raster, coarseness: number): void {
  const block = new Float32Array(size * size);
  const half = new Float32Array(size * size);
  for (let top = 0; top + size <= heightPx; top += size)
    for (let left = 0; left + size <= widthPx; left += size) {
      for (let k = 0; k < block.length; k++) block[k] = data[(top + (k >> 3)) * widthPx + left + (k & 7)]! - 128;
      multiply(forward, block, half);
      multiply(forward, half, block);
      for (let k = 0; k < block.length; k++) {
        const step = luminance[k]! * coarseness;
        block[k] = Math.round(block[k]! / step) * step;
      }
      multiply(backward, block, half);
      multiply(backward, half, block);
      for (let k = 0; k < block.length; k++) data[(top + (k >> 3)) * widthPx + left + (k & 7)] = block[k]! + 128;
    }
}

/** Transforms each row of `from`; the result is transposed, so that a second call transforms the columns. */
function multiply(matrix: Float32Array, from: Float32Array, to: Float32Array): void {
  for (let row = 0; row < size; row++) {
    const at = row * size;
    const [a, b, c, d] = [from[at]!, from[at + 1]!, from[at + 2]!, from[at + 3]!];
    const [e, f, g, h] = [from[at + 4]!, from[at + 5]!, from[at + 6]!, from[at + 7]!];
    for (let k = 0; k < size; k++) {
      const m = k * size;
      to[m + row] =
        matrix[m]! * a +
        matrix[m + 1]! * b +
        matrix[m + 2]! * c +
        matrix[m + 3]! * d +
        matrix[m + 4]! * e +
        matrix[m + 5]! * f +
        matrix[m + 6]! * g +
        matrix[m + 7]! * h;
    }
  }
}
