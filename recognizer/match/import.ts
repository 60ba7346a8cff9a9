import { type Fault, InputError } from '../../base/errors.ts';
import { linesOf } from '../../base/lines.ts';
import { entryNeeds, lackingIn, type NeededField } from './custom/needs.ts';
import { type HotListEntry, normalizePlate, sources, traits, type VehicleDescription } from './entry.ts';
import { jurisdictions } from './jurisdictions.ts';
import { reasonIds, reasonOf, reasons } from './reasons.ts';
import { csvRows, type DamagedRow, isDamaged, type Row } from './rows.ts';
import { fixedWidthRows } from './rows-fixed-width.ts';
import { jsonRows } from './rows-json.ts';

/** Header of a hot list file; the columns may stand in any order. */
export const columns = [
  'plate',
  'state',
  'reason',
  'source',
  'department',
  'entered',
  'expires',
  'case number',
  'CFS number',
  'entering officer',
  'synopsis',
  'special instructions',
] as const;
/** Columns that a list may leave out; empty cells say nothing. */
const allColumns = [...columns, 'narrative', ...traits] as const;
type Column = (typeof allColumns)[number];

/** Where a list has what a custom entry needs. */
const neededColumns: Readonly<Record<NeededField, Column>> = {
  department: 'department',
  caseNumber: 'case number',
  narrative: 'narrative',
  enteringOfficer: 'entering officer',
  synopsis: 'synopsis',
  cfsNumber: 'CFS number',
};

export interface ImportedHotList {
  readonly entries: readonly HotListEntry[];
  /** What is wrong with the rows that were left out; a row can have several faults. */
  readonly setAside: readonly Fault[];
}

/**
 * Reads a hot list: CSV with {@link columns} as header, JSON Lines (`.jsonl`) with the same names, or the fixed-width format of
 * docs/matching.md (`.fixed`). Rows that cannot be used are set aside, the rest is used; custom entries that lack what they
 * need (III.K, IV.F.d) cannot be used.
 *
 * @param file the list's name, as faults and entry ids carry it
 * @param options strict: a row that cannot be used is an error
 * @throws InputError when the header is not right, or in strict mode when a row is not; names every fault
 */
export function importHotList(
  text: string,
  file: string,
  options: { readonly strict?: boolean } = {},
): ImportedHotList {
  const entries: HotListEntry[] = [];
  const setAside: Fault[] = [];
  for (const { entry, faults } of importRows(linesOf([text]), file))
    if (entry) entries.push(entry);
    else setAside.push(...faults);
  if (options.strict && setAside.length > 0) throw new InputError(setAside);
  return { entries, setAside };
}

/** What came of a row: its entry, or what is wrong with it. */
type ImportedRow =
  | { readonly entry: HotListEntry; readonly faults?: never }
  | { readonly entry?: never; readonly faults: readonly Fault[] };

/** As {@link importHotList}, of one row after the other, so that a list of any length can be read. */
export function* importRows(lines: Iterable<string>, file: string): Generator<ImportedRow> {
  const rows = rowsOf(lines, file);
  try {
    yield* importedRows(rows, file);
  } finally {
    rows.return(undefined);
  }
}

function* importedRows(rows: Generator<Row | DamagedRow, undefined>, file: string): Generator<ImportedRow> {
  const header = rows.next().value;
  if (!header || isDamaged(header))
    throw new InputError({
      what: header?.damage ?? 'the file is empty',
      where: { file, line: 1 },
      expected: headerExpected,
    });
  if (header.cells.some((cell) => /[\0\uFFFD]/.test(cell)))
    throw new InputError({
      what: 'the list is no UTF-8',
      where: { file, line: 1 },
      expected: 'text saved as UTF-8, as spreadsheets call “CSV UTF-8”',
    });
  const positions = columnPositions(header);
  for (const row of rows) {
    if (isDamaged(row)) {
      yield { faults: [{ what: `row set aside: ${row.damage}`, where: row.where, expected: row.expected }] };
      continue;
    }
    const faults = unusableCells(row);
    const entry = entryOf(row, positions, faults);
    yield faults.length === 0 ? { entry } : { faults };
  }
}

/** A cell with a NUL character is cut off by one program and not by the next: an instruction must not be. */
const unusableCells = (row: Row): Fault[] =>
  row.cells.flatMap((cell, index) =>
    cell.includes('\0')
      ? [
          {
            what: 'row set aside: a cell holds a NUL character',
            where: row.placeOf(index),
            expected: 'text without control characters',
          },
        ]
      : [],
  );

/** The rows of a list, its header first, by what the file's name says of its format. */
function rowsOf(lines: Iterable<string>, file: string): Generator<Row | DamagedRow, undefined> {
  if (file.endsWith('.jsonl')) return jsonRows(lines, file, allColumns);
  if (file.endsWith('.fixed')) return fixedWidthRows(lines, file);
  return csvRows(lines, file);
}

const headerExpected = `a header with the columns ${columns.join(', ')}`;

function columnPositions(header: Row): ReadonlyMap<Column, number> {
  const positions = new Map<Column, number>();
  const faults: Fault[] = [];
  header.cells.forEach((cell, index) => {
    const column = allColumns.find((name) => name.toLowerCase() === cell.trim().toLowerCase());
    const where = header.placeOf(index);
    if (!column)
      faults.push({ what: `unknown column "${cell.trim()}"`, where, expected: `one of ${allColumns.join(', ')}` });
    else if (positions.has(column))
      faults.push({ what: `column "${column}" stands twice`, where, expected: 'each column once' });
    else positions.set(column, index);
  });
  const missing = columns.filter((column) => !positions.has(column));
  if (missing.length > 0)
    faults.push({
      what: `missing column${missing.length > 1 ? 's' : ''} ${missing.map((column) => `"${column}"`).join(', ')}`,
      where: header.placeOf(0),
      expected: headerExpected,
    });
  if (faults.length > 0) throw new InputError(faults);
  return positions;
}

/** The entry that a row holds; it is of use only when no faults were added. */
function entryOf(row: Row, positions: ReadonlyMap<Column, number>, faults: Fault[]): HotListEntry {
  const cell = (column: Column): string => row.cells[positions.get(column) ?? -1]?.trim() ?? '';
  const need = <T>(value: T | null | undefined, column: Column, what: string, expected: string): T => {
    if (value === null || value === undefined)
      faults.push({ what: `row set aside: ${what}`, where: row.placeOf(positions.get(column)!), expected });
    return value as T;
  };
  const date = (column: Column): string => {
    const text = cell(column);
    return need(isDate(text) ? text : null, column, `"${text}" is not a date (${column})`, 'a date such as 2026-03-12');
  };
  if (row.cells.length !== positions.size)
    faults.push({
      what: `row set aside: ${row.cells.length} cells`,
      where: row.placeOf(Math.min(row.cells.length, positions.size)),
      expected: `${positions.size} cells; a cell with a comma stands in "…"`,
    });
  if (faults.length > 0) return undefined as never;

  const plate = cell('plate');
  const state = cell('state').toUpperCase();
  const { line, file } = row.placeOf(0);
  const vehicle: VehicleDescription = Object.fromEntries(
    traits.flatMap((trait) => (cell(trait) === '' ? [] : [[trait, cell(trait).toLowerCase()]])),
  );
  const entry: HotListEntry = {
    id: `${file}:${line}`,
    plate: need(
      normalizePlate(plate),
      'plate',
      plate === '' ? 'no plate' : `"${plate}" is not a plate`,
      '1 to 10 letters and digits; spaces, dots and hyphens may stand between',
    ),
    state:
      state === ''
        ? null
        : need(
            jurisdictions.has(state) ? state : null,
            'state',
            `unknown state "${cell('state')}"`,
            'a two-letter code such as CT, or nothing where it is not known',
          ),
    reason: need(
      reasonOf(cell('reason')),
      'reason',
      `unknown reason "${cell('reason')}"`,
      `one of ${reasonIds.map((id) => reasons[id].label).join(', ')}`,
    ),
    source: need(
      sources.find((name) => name.toLowerCase() === cell('source').toLowerCase()),
      'source',
      `unknown source "${cell('source')}"`,
      `one of ${sources.join(', ')}`,
    ),
    department: cell('department'),
    entered: date('entered'),
    expires: cell('expires') === '' ? null : date('expires'),
    caseNumber: cell('case number'),
    cfsNumber: cell('CFS number'),
    enteringOfficer: cell('entering officer'),
    synopsis: cell('synopsis'),
    instructions: cell('special instructions'),
    ...(cell('narrative') !== '' && { narrative: cell('narrative') }),
    ...(Object.keys(vehicle).length > 0 && { vehicle }),
  };
  if (faults.length === 0 && entry.expires !== null && entry.expires < entry.entered)
    need(null, 'expires', `expires on ${entry.expires}, before it was entered`, `a date from ${entry.entered} on`);
  if (entry.source === 'Custom')
    for (const field of lackingIn(entry)) {
      const column = neededColumns[field];
      const place = positions.has(column) ? column : 'synopsis';
      need(null, place, `a custom entry lacks ${entryNeeds[field]}`, `a text for ${place}`);
    }
  return entry;
}

/** Texts that are known to be days: lists have few, and each many times. */
const knownDays = new Set<string>();

/** A day of the calendar, YYYY-MM-DD (ISO 8601). */
function isDate(text: string): boolean {
  if (knownDays.has(text)) return true;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  const isDay = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
  if (isDay) knownDays.add(text);
  return isDay;
}
