/** The rows of CSV (RFC 4180), each with its place, so that one damaged row costs no other. */
import { CsvError, parse } from 'csv-parse/sync';
import type { Place } from '../../base/errors.ts';

export interface Row {
  readonly cells: readonly string[];
  /** Place of a cell by its index; of the row's end for one past the last. */
  placeOf(index: number): Place;
}

export interface DamagedRow {
  readonly damage: string;
  readonly where: Place;
  readonly expected: string;
}

export const isDamaged = (row: Row | DamagedRow): row is DamagedRow => 'damage' in row;

/** Lines that one quoted cell may run over; an unclosed quote is looked for no further. */
const longestRowLines = 50;

/**
 * Gathers lines into rows, as they come; blank lines are none.
 *
 * A quoted cell may hold line breaks. Where its quote is never closed, or where a line that it would swallow is a whole
 * row of `width` cells by itself, or what comes of it has another width, only the line that opens the quote is damaged.
 */
export function* csvRows(lines: Iterable<string>, file: string): Generator<Row | DamagedRow> {
  const source = lines[Symbol.iterator]();
  /** Lines that were looked at and are in no row yet. */
  const ahead: string[] = [];
  const lineAhead = (place: number): string | undefined => {
    while (ahead.length <= place) {
      const next = source.next();
      if (next.done) return undefined;
      ahead.push(next.value);
    }
    return ahead[place];
  };
  let width: number | undefined;
  try {
    for (let line = 1, raw = lineAhead(0); raw !== undefined; raw = lineAhead(0)) {
      const first = raw;
      let taken = 1;
      if (first.trim() !== '') {
        let parsed = parseRow(first);
        for (let next = lineAhead(taken); parsed === 'quote-not-closed'; next = lineAhead(taken)) {
          if (next === undefined || taken >= longestRowLines) break;
          if (width !== undefined && cellsOf(parseRow(next))?.length === width) break;
          raw += `\n${next}`;
          taken++;
          parsed = parseRow(raw);
        }
        const cells = cellsOf(parsed);
        if (cells && (taken === 1 || width === undefined || cells.length === width)) {
          width ??= cells.length;
          yield rowOf(cells, raw, file, line);
        } else {
          taken = 1;
          const damage =
            cells || parsed === 'quote-not-closed' ? 'a quote is opened and not closed' : (parsed as string);
          yield {
            damage,
            where: { file, line, column: first.indexOf('"') + 1 },
            expected: 'cells with a comma, quote or line break in "…", quotes within them doubled',
          };
        }
      }
      ahead.splice(0, taken);
      line += taken;
    }
  } finally {
    source.return?.();
  }
}

const rowOf = (cells: readonly string[], raw: string, file: string, line: number): Row => ({
  cells,
  placeOf: (index) => ({ file, ...placeIn(raw, index, line) }),
});

const cellsOf = (parsed: string | readonly string[]): readonly string[] | undefined =>
  typeof parsed === 'string' ? undefined : parsed;

/** The cells of one row's text, or what is wrong with it. */
function parseRow(raw: string): readonly string[] | 'quote-not-closed' | 'a quote stands in the middle of a cell' {
  if (!raw.includes('"') || raw.includes('\0')) return raw.split(',');
  try {
    return (parse(raw, { relax_column_count: true, record_delimiter: '\u0000' })[0] ?? ['']) as string[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'quote-not-closed' : 'a quote stands in the middle of a cell';
  }
}

function placeIn(raw: string, index: number, line: number): { line: number; column: number } {
  let at = 0;
  let quoted = false;
  for (let cell = 0; at < raw.length && cell < index; at++) {
    if (raw[at] === '"') quoted = !quoted;
    else if (raw[at] === ',' && !quoted) cell++;
  }
  const before = raw.slice(0, at).split('\n');
  return { line: line + before.length - 1, column: before.at(-1)!.length + 1 };
}
