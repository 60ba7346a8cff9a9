/**
 * A fixed-width format of our own making, as systems of an older kind export: no record layout of NCIC, COLLECT or any
 * other system is imitated. The first line is `GANTRY FIXED WIDTH 1`; every other is a row of these columns.
 */
import type { DamagedRow, Row } from './rows.ts';

const title = 'GANTRY FIXED WIDTH 1';

/** Columns with their widths in characters; the last takes what is left of the line. */
const layout = [
  ['plate', 12],
  ['state', 3],
  ['reason', 32],
  ['source', 8],
  ['department', 24],
  ['entered', 11],
  ['expires', 11],
  ['case number', 14],
  ['CFS number', 14],
  ['entering officer', 24],
  ['colour', 10],
  ['body', 10],
  ['make', 14],
  ['synopsis', 60],
  ['special instructions', undefined],
] as const;

const starts = layout.map((_, index) => layout.slice(0, index).reduce((sum, [, width]) => sum + (width ?? 0), 0));
/** A line that ends before its column of dates was cut short. */
const shortest = starts[layout.findIndex(([column]) => column === 'expires')]! - 1;

/** The rows of a fixed-width text, its header first. */
export function* fixedWidthRows(lines: Iterable<string>, file: string): Generator<Row | DamagedRow> {
  const rowOf = (cells: readonly string[], line: number): Row => ({
    cells,
    placeOf: (index) => ({ file, line, column: (starts[index] ?? 0) + 1 }),
  });
  let line = 0;
  for (const raw of lines) {
    line++;
    if (line === 1) {
      if (raw.trimEnd() !== title) {
        yield { damage: 'the first line is not the title', where: { file, line }, expected: title };
        return;
      }
      yield rowOf(
        layout.map(([column]) => column),
        line,
      );
    } else if (raw.trim() !== '') {
      if (raw.length < shortest)
        yield {
          damage: `the line ends after ${raw.length} characters`,
          where: { file, line, column: raw.length + 1 },
          expected: `at least ${shortest}, to the end of the day of entry`,
        };
      else
        yield rowOf(
          starts.map((start, index) => raw.slice(start, starts[index + 1])),
          line,
        );
    }
  }
}
