import type { GrayImage } from '../../base/geometry.ts';
import { resizeGray } from '../../base/warp.ts';

/** The detector sees pictures at half their size. */
export const reduction = 2;

/** The network halves its input four times, so that its sides must be multiples of this. */
const multiplePx = 16;

/** Half the picture's size, continued to the right and below by its last pixels to multiples of 16. */
export function prepareInput(picture: GrayImage): GrayImage {
  const half = resizeGray(picture, Math.round(picture.widthPx / reduction), Math.round(picture.heightPx / reduction));
  const widthPx = Math.ceil(half.widthPx / multiplePx) * multiplePx;
  const heightPx = Math.ceil(half.heightPx / multiplePx) * multiplePx;
  const data = new Uint8Array(widthPx * heightPx);
  for (let y = 0; y < heightPx; y++) {
    const row = half.data.subarray(
      Math.min(y, half.heightPx - 1) * half.widthPx,
      (Math.min(y, half.heightPx - 1) + 1) * half.widthPx,
    );
    data.set(row, y * widthPx);
    data.fill(row.at(-1)!, y * widthPx + half.widthPx, (y + 1) * widthPx);
  }
  return { widthPx, heightPx, data };
}
