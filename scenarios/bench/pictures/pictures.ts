/** A folder of real pictures with an index of the plates in them, as items of a bench. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../../../base/errors.ts';
import { readText } from '../../../base/files.ts';
import type { BenchItem } from '../item.ts';
import type { Conditions } from '../metrics/case.ts';
import { readFileOf, readPicture } from './decode.ts';
import type { IndexedPlate, PictureIndex } from './entry.ts';
import { readIndexCoco } from './index-coco.ts';
import { readIndexCsv } from './index-csv.ts';
import { readIndexJson } from './index-json.ts';

/** Names under which the index is looked for, in this order. */
const indexNames = ['index.json', 'index.csv', 'coco.json'] as const;

/**
 * Reads the index of a folder of pictures: `index.json`, `index.csv`, or `coco.json` (either JSON file may hold either
 * form).
 *
 * @throws InputError when there is none, or it cannot be used at all
 */
export function readIndex(folder: string): PictureIndex {
  const name = indexNames.find((each) => existsSync(join(folder, each)));
  if (!name)
    throw new InputError({
      what: 'no index of the pictures',
      where: { file: folder },
      expected: `${indexNames.join(', ')} (docs/bench.md says what they hold)`,
    });
  const path = join(folder, name);
  const text = readText(path);
  if (name.endsWith('.csv')) return readIndexCsv(text, path);
  return /^\s*\{/.test(text) ? readIndexCoco(text, path) : readIndexJson(text, path);
}

/** The pictures of an index as items. Each is decoded when its turn comes. */
export const pictureItems = (folder: string, { pictures }: PictureIndex): BenchItem[] =>
  pictures.map(({ file, plates }) => ({
    id: file,
    conditions: {},
    isTrack: false,
    isComplete: plates.length === 0,
    vehicles: 0,
    key: () =>
      `${file} ${createHash('sha256')
        .update(readFileOf(join(folder, file)))
        .digest('hex')} ${JSON.stringify(plates)}`,
    async *frames() {
      const picture = await readPicture(join(folder, file), file);
      yield {
        frame: { ...picture, cameraId: 'pictures', index: 0, tS: 0 },
        plates: plates.map((plate, index) => ({
          id: String(index),
          text: plate.text,
          state: plate.state,
          corners: plate.corners,
          vehicle: plate.vehicle,
          conditions: conditionsOf(plate),
        })),
      };
    },
  }));

/** Of photographs nothing is known but what the index says; widths by the steps that camera vendors' manuals use. */
function conditionsOf({ corners, state, text }: IndexedPlate): Conditions {
  const widthPx = corners ? corners[1].x - corners[0].x : null;
  return {
    ...(widthPx !== null && { 'plate width (px)': widthStep(widthPx) }),
    ...(state !== null && { state }),
    'characters on the plate': String(text.length),
  };
}

const steps = [50, 70, 100, 130, 200];

function widthStep(widthPx: number): string {
  const above = steps.findIndex((step) => widthPx < step);
  if (above === 0) return `0 to ${steps[0]}`;
  return above < 0 ? `${steps.at(-1)} and more` : `${steps[above - 1]} to ${steps[above]}`;
}
