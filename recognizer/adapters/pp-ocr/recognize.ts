/** PP-OCR's reader of lines (SVTR, read by CTC), with the sizes of PaddleOCR's configuration ch_PP-OCRv4_rec. */
import type { Corners, GrayImage } from '../../../base/geometry.ts';
import { warpGray } from '../../../base/warp.ts';
import { type Network, outputOf, type Tensor } from '../../network.ts';
import { type Normalization, tensorOf } from './planes.ts';

const heightPx = 48;
const minWidthPx = 48;
const maxWidthPx = 1280;
const half: Normalization = { mean: 0.5, deviation: 0.5 };

/** Characters with the probability of each. */
export type LineText = readonly { readonly character: string; readonly probability: number }[];

/** Reads the line within the corners. `dictionary`: the characters of the network's classes after the first, the blank. */
export async function recognizeLine(
  network: Network,
  dictionary: readonly string[],
  planes: readonly GrayImage[],
  corners: Corners,
): Promise<LineText> {
  const [a, b, , d] = corners;
  const aspect = Math.hypot(b.x - a.x, b.y - a.y) / Math.hypot(d.x - a.x, d.y - a.y);
  const widthPx = Math.min(maxWidthPx, Math.max(minWidthPx, Math.round(heightPx * aspect)));
  const crops = planes.map((plane) => warpGray(plane, corners, widthPx, heightPx));
  return textFrom(outputOf(await network.run(tensorOf(crops, [half, half, half])), 'softmax_11.tmp_0'), dictionary);
}

/** The best path through the columns `[1, columns, classes]`: repeats are one character, class 0 is none. */
export function textFrom(
  { data, dims: [, columns = 0, classes = 0] }: Tensor<Float32Array>,
  dictionary: readonly string[],
) {
  const text: { character: string; probability: number }[] = [];
  let last = 0;
  for (let column = 0; column < columns; column++) {
    const scores = data.subarray(column * classes, (column + 1) * classes);
    const best = scores.reduce((top, score, k) => (score > scores[top]! ? k : top), 0);
    if (best !== 0 && best !== last) text.push({ character: dictionary[best - 1] ?? ' ', probability: scores[best]! });
    last = best;
  }
  return text;
}
