/** Whether a dataset folder is what its format says: for ours and for anyone's. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Fault, InputError, type Place } from '../../../base/errors.ts';
import { readPicture } from '../../bench/pictures/decode.ts';
import type { DatasetFormat } from '../formats.ts';
import { readCoco } from './coco.ts';
import { readJsonl } from './jsonl.ts';
import { readOpenlabel } from './openlabel.ts';
import { readYolo } from './yolo.ts';

/** A box that a dataset states, with its place in the file; in pixels, or in parts of the picture. */
export interface StatedBox {
  readonly where: Place;
  readonly unit: 'px' | 'part';
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface StatedPicture {
  /** Relative to the dataset's folder. */
  readonly file: string;
  readonly where: Place;
  /** Null where the format does not state it. */
  readonly size: { readonly widthPx: number; readonly heightPx: number } | null;
  readonly boxes: readonly StatedBox[];
}

/** What a format's reader found, with what is wrong in the files themselves. */
export interface StatedDataset {
  readonly pictures: readonly StatedPicture[];
  readonly faults: readonly Fault[];
}

export interface DatasetReport {
  readonly format: DatasetFormat;
  readonly pictures: number;
  readonly boxes: number;
  readonly faults: readonly Fault[];
}

/** By the file that each format has. */
const readers: readonly {
  file: string;
  format: DatasetFormat;
  read: (folder: string, file: string) => StatedDataset;
}[] = [
  { file: 'coco.json', format: 'coco', read: readCoco },
  { file: 'data.yaml', format: 'yolo', read: readYolo },
  { file: 'openlabel.json', format: 'openlabel', read: readOpenlabel },
  { file: 'frames.jsonl', format: 'jsonl', read: readJsonl },
];

/** @throws InputError when no format is recognised, or its file cannot be used at all */
export async function checkDatasetFolder(folder: string): Promise<DatasetReport> {
  const reader = readers.find(({ file }) => existsSync(join(folder, file)));
  if (!reader)
    throw new InputError({
      what: 'no dataset is recognised',
      where: { file: folder },
      expected: `a folder with ${readers.map(({ file }) => file).join(', ')}`,
    });
  const { pictures, faults } = reader.read(folder, join(folder, reader.file));
  const found = [...faults];
  for (const picture of pictures) found.push(...(await faultsOfPicture(folder, picture)));
  const boxes = pictures.reduce((sum, each) => sum + each.boxes.length, 0);
  if (pictures.length === 0)
    found.push({ what: 'the dataset has no pictures', where: { file: join(folder, reader.file) } });
  return { format: reader.format, pictures: pictures.length, boxes, faults: found };
}

/** Rounding to a hundredth, or to six places of a part, may carry a box this far over the edge. */
const slackPx = 0.02;

async function faultsOfPicture(folder: string, { file, where, size, boxes }: StatedPicture): Promise<Fault[]> {
  let actual: { widthPx: number; heightPx: number };
  try {
    actual = await readPicture(join(folder, file), file);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return [{ what: `picture ${file}: ${error.faults[0]!.what}`, where, expected: 'a picture that can be decoded' }];
  }
  const { widthPx, heightPx } = actual;
  const faults: Fault[] = [];
  if (size && (size.widthPx !== widthPx || size.heightPx !== heightPx))
    faults.push({
      what: `picture ${file} is stated as ${size.widthPx} × ${size.heightPx}`,
      where,
      expected: `${widthPx} × ${heightPx}, its real size`,
    });
  for (const { where: place, unit, left, top, right, bottom } of boxes) {
    const [acrossPx, downPx] = unit === 'px' ? [1, 1] : [widthPx, heightPx];
    const isInside =
      left * acrossPx >= -slackPx &&
      top * downPx >= -slackPx &&
      right * acrossPx <= widthPx + slackPx &&
      bottom * downPx <= heightPx + slackPx;
    if (!(right > left && bottom > top))
      faults.push({ what: 'the box is empty', where: place, expected: 'a width and height above 0' });
    else if (!isInside)
      faults.push({
        what: `the box lies outside of ${file}`,
        where: place,
        expected: unit === 'px' ? `within ${widthPx} × ${heightPx}` : 'within 0 to 1',
      });
  }
  return faults;
}
