import type { DamagedRow, Row } from './rows.ts';

/**
 * The rows of JSON Lines: an object a line, its keys the columns' names, its values texts (null and a missing key are
 * empty). The first row is the header, which the format has no need of.
 */
export function* jsonRows(
  lines: Iterable<string>,
  file: string,
  columns: readonly string[],
): Generator<Row | DamagedRow> {
  yield { cells: columns, placeOf: () => ({ file, line: 1 }) };
  let line = 0;
  for (const raw of lines) {
    line++;
    if (raw.trim() !== '') yield rowOf(raw, file, line, columns);
  }
}

function rowOf(raw: string, file: string, line: number, columns: readonly string[]): Row | DamagedRow {
  const damaged = (damage: string, key?: string): DamagedRow => ({
    damage,
    where: { file, line, ...(key !== undefined && { column: raw.indexOf(JSON.stringify(key)) + 1 }) },
    expected: `an object with texts for ${columns.join(', ')}`,
  });
  let parsed: unknown;
  try {
    parsed = JSON.parse(raw);
  } catch {
    return damaged('no JSON');
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return damaged('no object');
  const values = new Map(Object.entries(parsed).map(([key, value]) => [key.toLowerCase(), { key, value }]));
  for (const [name, { key, value }] of values) {
    if (!columns.some((column) => column.toLowerCase() === name)) return damaged(`unknown key "${key}"`, key);
    if (value !== null && typeof value !== 'string') return damaged(`"${key}" is no text`, key);
  }
  if (keysIn(raw) > values.size) return damaged('a key stands twice');
  const found = columns.map((column) => values.get(column.toLowerCase()));
  return {
    cells: found.map((of) => (of?.value as string | null | undefined) ?? ''),
    placeOf: (index) => ({ file, line, column: Math.max(1, raw.indexOf(JSON.stringify(found[index]?.key ?? '')) + 1) }),
  };
}

/** How many keys a JSON object of texts has, those that stand twice among them, of which parsing keeps the last alone. */
const keysIn = (json: string): number =>
  [...json.matchAll(/"(?:[^"\\]+|\\.)*"\s*(:?)/g)].filter(([, colon]) => colon === ':').length;
