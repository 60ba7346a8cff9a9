import type { GrayImage } from '../../base/geometry.ts';

/** Darkest to lightest in a neighbourhood, levels: less is one gray, and black. */
const leastRange = 20;

/**
 * White (1) is what is lighter than half way, or another share of it, between the darkest and the lightest of the 3 × 3
 * tiles around: so it follows vignetting and flare.
 */
export function binarize({ widthPx, heightPx, data }: GrayImage, tilePx: number, share: number): Uint8Array {
  const columns = Math.ceil(widthPx / tilePx);
  const rows = Math.ceil(heightPx / tilePx);
  const darkest = new Uint8Array(columns * rows).fill(255);
  const lightest = new Uint8Array(columns * rows);
  for (let y = 0; y < heightPx; y++)
    for (let x = 0; x < widthPx; x++) {
      const tile = Math.floor(y / tilePx) * columns + Math.floor(x / tilePx);
      const value = data[y * widthPx + x]!;
      if (value < darkest[tile]!) darkest[tile] = value;
      if (value > lightest[tile]!) lightest[tile] = value;
    }
  const thresholds = Float32Array.from({ length: columns * rows }, (_, tile) => {
    const [column, row] = [tile % columns, Math.floor(tile / columns)];
    let [low, high] = [255, 0];
    for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++)
      for (let c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) {
        low = Math.min(low, darkest[r * columns + c]!);
        high = Math.max(high, lightest[r * columns + c]!);
      }
    return high - low < leastRange ? 255 : low + share * (high - low);
  });
  const white = new Uint8Array(data.length);
  for (let y = 0; y < heightPx; y++) {
    const tileRow = Math.floor(y / tilePx) * columns;
    for (let x = 0; x < widthPx; x++)
      white[y * widthPx + x] = data[y * widthPx + x]! > thresholds[tileRow + Math.floor(x / tilePx)]! ? 1 : 0;
  }
  return white;
}
