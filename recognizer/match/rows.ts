/** The rows of a CSV text (RFC 4180), each with its place, so that one damaged row costs no other. */
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
 * Splits a text into rows; blank lines are none.
 *
 * A quoted cell may hold line breaks. Where its quote is never closed, or where a line that it would swallow is a whole
 * row of `width` cells by itself, only the line that opens the quote is damaged.
 */
export function readRows(text: string, file: string): readonly (Row | DamagedRow)[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const rows: (Row | DamagedRow)[] = [];
  let width: number | undefined;
  for (let first = 0; first < lines.length; ) {
    if (lines[first]!.trim() === '') {
      first++;
      continue;
    }
    let raw = lines[first]!;
    let next = first + 1;
    let parsed = parseRow(raw);
    while (parsed === 'quote-not-closed' && next < lines.length && next - first < longestRowLines) {
      if (width !== undefined && cellsOf(parseRow(lines[next]!))?.length === width) break;
      raw += `\n${lines[next]}`;
      next++;
      parsed = parseRow(raw);
    }
    const cells = cellsOf(parsed);
    if (cells) {
      width ??= cells.length;
      const line = first + 1;
      rows.push({ cells, placeOf: (index) => ({ file, ...placeIn(raw, index, line) }) });
      first = next;
    } else {
      const damage = parsed === 'quote-not-closed' ? 'a quote is opened and not closed' : (parsed as string);
      rows.push({
        damage,
        where: { file, line: first + 1, column: lines[first]!.indexOf('"') + 1 },
        expected: 'cells with a comma, quote or line break in "…", quotes within them doubled',
      });
      first++;
    }
  }
  return rows;
}

const cellsOf = (parsed: string | readonly string[]): readonly string[] | undefined =>
  typeof parsed === 'string' ? undefined : parsed;

/** The cells of one row's text, or what is wrong with it. */
function parseRow(raw: string): readonly string[] | 'quote-not-closed' | 'a quote stands in the middle of a cell' {
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
