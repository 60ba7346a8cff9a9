/** A CSV hot list as rows that keep their lines, so that entries are called the same in each version of it. */
import { isDamaged, readRows } from '../../recognizer/match/rows.ts';

export interface TableRow {
  readonly line: number;
  /** By the column's name in lower case. */
  readonly cells: ReadonlyMap<string, string>;
}

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
  readonly lastLine: number;
  /** Lines that are no rows: the importer is to tell of them, too. */
  readonly damaged: ReadonlyMap<number, string>;
}

export function readTable(text: string, file: string): Table {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const [header, ...rest] = readRows(text, file);
  const columns = header && !isDamaged(header) ? header.cells : [];
  const names = columns.map((column) => column.trim().toLowerCase());
  const rows: TableRow[] = [];
  const damaged = new Map<number, string>();
  for (const row of rest) {
    const line = isDamaged(row) ? row.where.line! : row.placeOf(0).line!;
    if (isDamaged(row) || row.cells.length !== names.length) damaged.set(line, lines[line - 1]!);
    else rows.push({ line, cells: new Map(names.map((name, at) => [name, row.cells[at]!])) });
  }
  return { columns, rows, lastLine: lines.length, damaged };
}

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** The text of a list with these rows, each on its line; a line without one is blank. */
export function tableText({ columns, damaged }: Table, rows: readonly TableRow[]): string {
  const names = columns.map((column) => column.trim().toLowerCase());
  const byLine = new Map<number, string>(damaged);
  for (const { line, cells } of rows) byLine.set(line, names.map((name) => quoted(cells.get(name) ?? '')).join(','));
  const texts = [columns.map(quoted).join(',')];
  const last = Math.max(1, ...byLine.keys());
  for (let line = 2; line <= last; ) {
    const text = byLine.get(line) ?? '';
    texts.push(text);
    line += text.split('\n').length;
  }
  return texts.join('\n');
}
