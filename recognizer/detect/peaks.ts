import type { Corners } from '../../base/geometry.ts';
import type { Tensor } from '../network.ts';

/** What the detector found: where, and how sure it is that this is a plate. */
export interface Detection {
  readonly corners: Corners;
  readonly probability: number;
}

/** Input pixels between the cells of the detector's maps. */
const stridePx = 4;
/** Unit of the corner map's numbers, in input pixels. */
const cornerUnitPx = 16;

/**
 * Reads plates off the detector's maps, in pixels of its input.
 *
 * `heat` is `[1, 1, rows, columns]`: the probability that a plate's middle lies in the cell. `offsets` is
 * `[1, 8, rows, columns]`: x and y of the four corners from the cell's middle, in units of 16 px. A plate is a cell that
 * no neighbour within two cells exceeds; its corners are the mean of what the 3 × 3 cells around say, weighted by heat,
 * which halves the noise of a single cell (points as objects: Zhou, Wang and Krähenbühl 2019, "Objects as Points").
 */
export function findPeaks(heat: Tensor<Float32Array>, offsets: Tensor<Float32Array>, threshold: number): Detection[] {
  const [rows, columns] = [heat.dims[2]!, heat.dims[3]!];
  const found: Detection[] = [];
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const probability = heat.data[row * columns + column]!;
      if (probability < threshold || !isPeak(heat.data, rows, columns, row, column)) continue;
      found.push({ probability, corners: cornersAround(heat.data, offsets.data, rows, columns, row, column) });
    }
  return found;
}

function isPeak(heat: Float32Array, rows: number, columns: number, row: number, column: number): boolean {
  const at = row * columns + column;
  for (let r = Math.max(0, row - 2); r <= Math.min(rows - 1, row + 2); r++)
    for (let c = Math.max(0, column - 2); c <= Math.min(columns - 1, column + 2); c++) {
      const other = r * columns + c;
      if (heat[other]! > heat[at]! || (heat[other] === heat[at] && other < at)) return false;
    }
  return true;
}

function cornersAround(
  heat: Float32Array,
  offsets: Float32Array,
  rows: number,
  columns: number,
  row: number,
  column: number,
): Corners {
  const sums = new Array<number>(8).fill(0);
  let weight = 0;
  for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++)
    for (let c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) {
      const cell = r * columns + c;
      weight += heat[cell]!;
      for (let k = 0; k < 8; k++) {
        const middlePx = ((k % 2 === 0 ? c : r) + 0.5) * stridePx;
        sums[k]! += heat[cell]! * (middlePx + offsets[k * rows * columns + cell]! * cornerUnitPx);
      }
    }
  const corner = (k: number) => ({ x: sums[2 * k]! / weight, y: sums[2 * k + 1]! / weight });
  return [corner(0), corner(1), corner(2), corner(3)];
}
