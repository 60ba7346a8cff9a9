/** Reads that were made elsewhere and kept in files, as a recognizer: each picture's are looked up by its name. */
import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Fault, InputError } from '../../../base/errors.ts';
import { readText } from '../../../base/files.ts';
import type { Corners } from '../../../base/geometry.ts';
import type { PictureReader } from '../../ports.ts';
import { sightingsIn } from '../answer.ts';
import { type KeptRead, parseReadLine } from './read-line.ts';

const expected = 'an NDJSON file of reads, or a folder of *.ndjson and *.json files';

/**
 * `path`: an NDJSON file of reads, or a folder with such files (`*.ndjson`) and with answers of OpenALPR or Plate
 * Recognizer, `NAME.json` for the picture NAME (`car1.jpg.json` or `car1.json`). A picture is looked up by its path, else
 * by the name of its file; one that is not there has no plates. A read without corners may be anywhere in the picture.
 *
 * @throws InputError naming all lines that cannot be used
 */
export function openFolderReader(path: string): PictureReader {
  const reads = new Map<string, KeptRead['sighting'][]>();
  for (const { file, sighting } of keptIn(path)) {
    const known = reads.get(file);
    if (known) known.push(sighting);
    else reads.set(file, [sighting]);
  }
  return {
    name: basename(path),
    async read({ name, widthPx, heightPx }) {
      if (name === undefined)
        throw new InputError({ what: 'has reads by file, and the picture has no name', where: { file: path } });
      const key = namesOf(name).find((key) => reads.has(key));
      const known = (key !== undefined && reads.get(key)) || [];
      return known.map((sighting) => ({ ...sighting, corners: sighting.corners ?? outlineOf(widthPx, heightPx) }));
    },
  };
}

/** What a picture may be called: its path, the name of its file, and that without its ending. */
function namesOf(name: string): string[] {
  const file = basename(name);
  return [name, file, file.replace(/\.[^.]+$/, '')];
}

function keptIn(path: string): KeptRead[] {
  const folder = isFolder(path);
  const files = folder
    ? readdirSync(path)
        .sort()
        .map((file) => join(path, file))
    : [path];
  const lines = files.filter((file) => !folder || file.endsWith('.ndjson')).map((file) => linesOf(file));
  const faults = lines.flatMap((each) => each.faults);
  if (faults.length > 0) throw new InputError(faults);
  const answers = files.filter((file) => folder && file.endsWith('.json')).flatMap((file) => answerIn(file));
  if (folder && lines.length === 0 && answers.length === 0)
    throw new InputError({ what: 'holds no reads', where: { file: path }, expected });
  return [...lines.flatMap((each) => each.reads), ...answers];
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    throw new InputError({ what: 'file not found', where: { file: path }, expected });
  }
}

function linesOf(file: string): { readonly reads: KeptRead[]; readonly faults: Fault[] } {
  const reads: KeptRead[] = [];
  const faults: Fault[] = [];
  for (const [index, text] of readText(file, expected).split('\n').entries()) {
    if (text.trim() === '') continue;
    const line = parseReadLine(text, file, index + 1);
    if ('what' in line) faults.push(line);
    else reads.push(line);
  }
  return { reads, faults };
}

const answerIn = (file: string): KeptRead[] =>
  sightingsIn(readText(file), { file }).map((sighting) => ({ file: basename(file, '.json'), sighting }));

const outlineOf = (widthPx: number, heightPx: number): Corners => [
  { x: 0, y: 0 },
  { x: widthPx, y: 0 },
  { x: widthPx, y: heightPx },
  { x: 0, y: heightPx },
];
