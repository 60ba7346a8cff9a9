/** Pictures as coarse gray grids, to compare what two renderers made of one scene. */
import { createCanvas, loadImage } from 'canvas';
import type { Corners } from '../../base/geometry.ts';

/** A part of a picture: parts of its width and height. */
export interface Part {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const columns = 24;
const rows = 16;

/** Mean brightness (0 to 255) of each cell of a part of an encoded picture, row by row. */
export async function grayGrid(encoded: Buffer, { left, top, width, height }: Part): Promise<number[]> {
  const image = await loadImage(encoded);
  const context = createCanvas(columns, rows).getContext('2d');
  context.imageSmoothingEnabled = true;
  context.patternQuality = 'best';
  context.drawImage(
    image,
    left * image.width,
    top * image.height,
    width * image.width,
    height * image.height,
    0,
    0,
    columns,
    rows,
  );
  const { data } = context.getImageData(0, 0, columns, rows);
  return Array.from({ length: columns * rows }, (_, i) => (data[4 * i]! + data[4 * i + 1]! + data[4 * i + 2]!) / 3);
}

export const meanDifference = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, i) => sum + Math.abs(value - b[i]!), 0) / a.length;

/** Standard deviation of a grid's cells: 0 for an empty picture. */
export function contrast(grid: readonly number[]): number {
  const mean = grid.reduce((sum, value) => sum + value, 0) / grid.length;
  return Math.sqrt(grid.reduce((sum, value) => sum + (value - mean) ** 2, 0) / grid.length);
}

/** A plate's surroundings, as many times its size, as far as they lie in the picture. */
export function around(corners: Corners, times: number, sensor: { widthPx: number; heightPx: number }): Part {
  const xs = corners.map(({ x }) => x / sensor.widthPx);
  const ys = corners.map(({ y }) => y / sensor.heightPx);
  const grown = (values: readonly number[]): readonly [number, number] => {
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const more = ((high - low) * (times - 1)) / 2;
    return [Math.max(0, low - more), Math.min(1, high + more)];
  };
  const [left, right] = grown(xs);
  const [top, bottom] = grown(ys);
  return { left, top, width: right - left, height: bottom - top };
}
