import { keyOf, longestPlate, powers } from './key.ts';
import { buildRun, bytesOf, type Run, rowsOf } from './run.ts';
import { sortKeys } from './sort.ts';

/** The plates of lists, by length. Its rows are in the order of length and text. Does not change. */
export interface PlateIndex {
  readonly size: number;
  /** Bytes held, all of it: keys, keys backwards with their places, directories, filters. */
  readonly bytes: number;
  /** `runs[n]`: the plates of n characters; undefined where there are none. */
  readonly runs: readonly (Run | undefined)[];
}

/**
 * @param plateAt plate at a place of what is given: 1 to 10 characters of A–Z and 0–9
 * @returns the index; and for each of its rows the place in what was given, equal plates in the order given. Who keeps more
 * of an entry than its plate keeps it in the order of the rows, so that the index need not hold this.
 */
export function buildPlateIndex(
  count: number,
  plateAt: (place: number) => string,
): { readonly index: PlateIndex; readonly places: Uint32Array } {
  const counts = powers.map(() => 0);
  for (let place = 0; place < count; place++) counts[plateAt(place).length]!++;
  const places = new Uint32Array(count);
  let firstRow = 0;
  const columns = counts.map((n) => {
    const column = { firstRow, filled: 0, keys: new Float64Array(n), places: places.subarray(firstRow, firstRow + n) };
    firstRow += n;
    return column;
  });
  for (let place = 0; place < count; place++) {
    const plate = plateAt(place);
    const column = columns[plate.length]!;
    column.keys[column.filled] = keyOf(plate);
    column.places[column.filled++] = place;
  }
  const runs = columns.map((column, length) => {
    if (column.filled === 0) return undefined;
    sortKeys(column.keys, column.places);
    return buildRun(length, column.firstRow, column.keys);
  });
  return { index: { size: count, bytes: runs.reduce((sum, run) => sum + (run ? bytesOf(run) : 0), 0), runs }, places };
}

/** Rows of the plate with this text. */
export function exact({ runs }: PlateIndex, text: string): number[] {
  const run = text.length <= longestPlate ? runs[text.length] : undefined;
  return run ? rowsOf(run, keyOf(text)) : [];
}
