/** What faults make of the rows of a list: when its source changed, and in what the town's copy differs from it. */
import { normalizePlate } from '../../recognizer/match/entry.ts';
import type { SourceTimes } from '../../recognizer/match/refresh.ts';
import type { ListFault } from './schema.ts';
import type { Table, TableRow } from './table.ts';

/** A row of the town's copy, with the times of its entry at the source. */
export interface CopiedRow extends TableRow {
  readonly times: SourceTimes;
}

/** Long before any scenario; an entry of which nothing else is said was there then. */
const longAgoS = -100 * 86_400;

/** Whether a fault, whose plate is worked out, is of the row. */
export const isOnRow = (fault: ListFault, row: TableRow): boolean =>
  'plate' in fault && fault.plate === normalizePlate(row.cells.get('plate') ?? '');

/**
 * The rows as the town copies them; a second row of an entry stands on a line of its own behind them.
 *
 * @param faults with the plates that the rows have
 * @param secondsOf of a local time, on the scale of the refresh
 */
export function copiedRows(
  { rows, lastLine }: Table,
  faults: readonly ListFault[],
  secondsOf: (at: string) => number,
): CopiedRow[] {
  let line = lastLine;
  return rows.flatMap((row) => {
    const own = faults.filter((fault) => isOnRow(fault, row));
    const cells = new Map(row.cells);
    const times = { enteredS: longAgoS, removedS: null as number | null };
    const others: string[] = [];
    for (const fault of own)
      switch (fault.fault) {
        case 'late':
          times.enteredS = secondsOf(fault.enteredAt);
          break;
        case 'stale':
          times.removedS = secondsOf(fault.removedAt);
          break;
        case 'wrong-state':
          cells.set('state', fault.state ?? '');
          break;
        case 'o-for-0':
          cells.set('plate', cells.get('plate')!.replaceAll('0', 'O'));
          break;
        case 'instruction-missing':
          cells.set('special instructions', '');
          break;
        case 'contradictory-duplicate':
          others.push(fault.reason);
          break;
      }
    const again = others.map((reason) => ({ line: ++line, cells: new Map([...cells, ['reason', reason]]), times }));
    return [{ line: row.line, cells, times }, ...again];
  });
}
