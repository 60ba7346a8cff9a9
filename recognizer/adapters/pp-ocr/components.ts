import type { Point } from '../../../base/geometry.ts';

/** A map of values, row by row. */
export interface ValueMap {
  readonly data: Float32Array;
  readonly columns: number;
  readonly rows: number;
}

/**
 * Connected parts (8 neighbours) of the map above a threshold. Of each, the ends of its run in every row as corners of
 * cells: enough for its convex hull.
 */
export function componentsOf({ data, columns, rows }: ValueMap, threshold: number): Point[][] {
  const seen = new Uint8Array(data.length);
  const found: Point[][] = [];
  for (let start = 0; start < data.length; start++) {
    if (seen[start] || data[start]! <= threshold) continue;
    const ends = new Map<number, [left: number, right: number]>();
    const stack = [start];
    seen[start] = 1;
    for (let cell = stack.pop(); cell !== undefined; cell = stack.pop()) {
      const row = Math.floor(cell / columns);
      const column = cell - row * columns;
      const [left, right] = ends.get(row) ?? [column, column];
      ends.set(row, [Math.min(left, column), Math.max(right, column)]);
      for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++)
        for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
          const next = y * columns + x;
          if (seen[next] || data[next]! <= threshold) continue;
          seen[next] = 1;
          stack.push(next);
        }
    }
    found.push(
      [...ends].flatMap(([row, [left, right]]) => [
        { x: left, y: row },
        { x: right + 1, y: row },
        { x: left, y: row + 1 },
        { x: right + 1, y: row + 1 },
      ]),
    );
  }
  return found;
}
