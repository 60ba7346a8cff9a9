/** An index of pictures as CSV with a header: `file,text,x,y,width,height,state,color,body`, one row a plate; all but file and text may be left out. */
import { parse } from 'csv-parse/sync';
import { InputError } from '../../../base/errors.ts';
import { bodyTypes, vehicleColors } from '../../../recognizer/vehicle/names.ts';
import { cornersOfBox, gather, type IndexedPlate, type PictureIndex, plateText } from './entry.ts';
import { boxSchema } from './index-json.ts';

const columns = ['file', 'text', 'x', 'y', 'width', 'height', 'state', 'color', 'body'] as const;
const boxColumns = ['x', 'y', 'width', 'height'] as const;
const names = { color: vehicleColors, body: bodyTypes };
type Row = Partial<Record<(typeof columns)[number], string>>;

/** @throws InputError when it is no CSV, or lacks a column; rows that are wrong are set aside */
export function readIndexCsv(text: string, file: string): PictureIndex {
  const parsed = parseRows(text, file);
  const setAside: PictureIndex['setAside'][number][] = [];
  const rows: { file: string; plate: IndexedPlate | null }[] = [];
  for (const { record, info } of parsed) {
    const refuse = (what: string, expected: string) =>
      setAside.push({ what: `row set aside: ${what}`, where: { file, line: info.lines, column: 1 }, expected });
    const given = boxColumns.filter((column) => record[column]);
    const box = boxSchema.safeParse(boxColumns.map((column) => Number(record[column])));
    const wrong = (['color', 'body'] as const).find((trait) => record[trait] && !names[trait].includes(record[trait]));
    if (!record.file) refuse('it names no file', 'a path from the folder of the pictures');
    else if (given.length > 0 && !box.success)
      refuse('its box is not right', 'x, y, width and height in pixels, width and height above 0, or none of them');
    else if (wrong) refuse(`unknown ${wrong} "${record[wrong]}"`, `one of ${names[wrong].join(', ')}`);
    else
      rows.push({
        file: record.file,
        plate: record.text
          ? {
              text: plateText(record.text),
              state: record.state || null,
              corners: given.length > 0 && box.success ? cornersOfBox(box.data) : null,
              vehicle: { color: record.color || null, body: record.body || null },
            }
          : null,
      });
  }
  return { pictures: gather(rows), setAside };
}

function parseRows(text: string, file: string): { record: Row; info: { lines: number } }[] {
  try {
    return parse(text, {
      bom: true,
      trim: true,
      skip_empty_lines: true,
      info: true,
      columns: (header: string[]) => {
        for (const needed of ['file', 'text'])
          if (!header.includes(needed))
            throw new InputError({
              what: `no column "${needed}"`,
              where: { file, line: 1, column: 1 },
              expected: `a header with ${columns.join(', ')}; all but file and text may be left out`,
            });
        return header;
      },
    }) as unknown as { record: Row; info: { lines: number } }[];
  } catch (error) {
    if (error instanceof InputError) throw error;
    const { message, lines } = error as Error & { lines?: number };
    throw new InputError({
      what: `not valid CSV: ${message}`,
      where: { file, ...(lines !== undefined && { line: lines, column: 1 }) },
    });
  }
}
