/** Reads that were made elsewhere and kept in files, as a recognizer: each picture's are looked up by its name. */
import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { InputError } from '../../../base/errors.ts';
import { readText } from '../../../base/files.ts';
import type { Corners } from '../../../base/geometry.ts';
import type { PictureReader } from '../../ports.ts';
import { sightingsIn } from '../answer.ts';
import { type KeptRead, readLines } from './read-line.ts';

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
    if (file === null) continue;
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
  const lines = files.filter((file) => !folder || file.endsWith('.ndjson')).flatMap((file) => readLines(file));
  const answers = files.filter((file) => folder && file.endsWith('.json')).flatMap((file) => answerIn(file));
  const kept = [...lines, ...answers];
  if (folder ? kept.length === 0 : kept.length > 0 && kept.every(({ file }) => file === null))
    throw new InputError({
      what: folder ? 'holds no reads' : 'has reads, but none says of which picture it is',
      where: { file: path },
      expected,
    });
  return kept;
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    throw new InputError({ what: 'file not found', where: { file: path }, expected });
  }
}

const answerIn = (file: string): KeptRead[] =>
  sightingsIn(readText(file), { file }).map((sighting) => ({ file: basename(file, '.json'), utcTime: null, sighting }));

const outlineOf = (widthPx: number, heightPx: number): Corners => [
  { x: 0, y: 0 },
  { x: widthPx, y: 0 },
  { x: widthPx, y: heightPx },
  { x: 0, y: heightPx },
];
