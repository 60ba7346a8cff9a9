import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas } from 'canvas';
import { afterAll, describe, expect, it } from 'vitest';
import { writeWhole } from '../../base/files.ts';
import { checkDatasetFolder } from './check/check.ts';
import { type DatasetFormat, datasetFormats } from './formats.ts';
import { commentsOf, withComment } from './jpeg-comment.ts';
import { type Sample, syntheticMark } from './sample.ts';

const parent = mkdtempSync(join(tmpdir(), 'gantry-dataset-'));
afterAll(() => rmSync(parent, { recursive: true }));

const source = { scenario: 's', seed: '1', program: 'gantry 0' };
const plate = (text: string, x: number, y: number): Sample['plates'][number] => ({
  vehicleId: `car-${text}`,
  side: 'rear',
  text,
  state: 'CT',
  visibility: 1,
  corners: [
    { x, y },
    { x: x + 20, y: y + 1 },
    { x: x + 20, y: y + 11 },
    { x, y: y + 10 },
  ],
});
const samples: readonly Sample[] = [
  {
    image: 'images/000003.jpg',
    index: 3,
    tS: 0.3,
    widthPx: 100,
    heightPx: 60,
    plates: [plate('ABC123', 10, 20), plate('XYZ9', 90, 50)],
  },
  { image: 'images/000007.jpg', index: 7, tS: 0.7, widthPx: 100, heightPx: 60, plates: [] },
];
const jpeg = withComment(createCanvas(100, 60).toBuffer('image/jpeg'), syntheticMark(source));
let count = 0;
const write = (format: DatasetFormat): string => {
  const folder = join(parent, `${format}-${count++}`);
  for (const { image } of samples) writeWhole(join(folder, image), jpeg);
  for (const [name, text] of datasetFormats[format](samples, source)) writeWhole(join(folder, name), text);
  return folder;
};
const change = (folder: string, name: string, from: string | RegExp, to: string): void => {
  const file = join(folder, name);
  const text = readFileSync(file, 'utf8');
  if (text.replace(from, to) === text) throw new Error(`nothing to change by ${from} in ${text}`);
  writeFileSync(file, text.replace(from, to));
};

describe('a dataset', () => {
  it.each(['coco', 'yolo', 'openlabel', 'jsonl'] as const)('as %s is found good', async (format) =>
    expect(await checkDatasetFolder(write(format))).toEqual({ format, pictures: 2, boxes: 2, faults: [] }),
  );

  it.each<[string, DatasetFormat, string, string | RegExp, string, RegExp]>([
    [
      'a box outside',
      'coco',
      'coco.json',
      /"bbox": \[\s*10/,
      '"bbox": [\n     95',
      /coco\.json:\d+:\d+: the box lies outside/,
    ],
    ['an empty box', 'coco', 'coco.json', /20,\s*11\s*\]/, '20, 0]', /coco\.json:\d+:\d+: the box is empty/],
    ['a wrong size', 'coco', 'coco.json', '"width": 100', '"width": 120', /stated as 120 × 60\n {4}expected: 100 × 60/],
    [
      'no such image',
      'coco',
      'coco.json',
      '"image_id": 3',
      '"image_id": 4',
      /coco\.json:\d+:\d+: no image has the id 4/,
    ],
    ['no such class', 'coco', 'coco.json', '"category_id": 1', '"category_id": 2', /no category has the id 2/],
    ['an id twice', 'coco', 'coco.json', '"id": 2,', '"id": 1,', /the id 1 is used twice in annotations/],
    ['no such class', 'yolo', 'labels/000003.txt', /^0/, '5', /labels\/000003\.txt:1:1: no class 5/],
    ['no label', 'yolo', 'labels/000003.txt', /^0 /, '', /labels\/000003\.txt:1:1: is no label/],
    ['a box outside', 'yolo', 'labels/000003.txt', /^0 0\.2/, '0 0.95', /000003\.txt:1:1: the box lies outside/],
    [
      'no such object',
      'openlabel',
      'openlabel.json',
      '"0": {\n    "name"',
      '"5": {\n    "name"',
      /openlabel\.json:\d+:\d+: no object "0"/,
    ],
    [
      'another version',
      'openlabel',
      'openlabel.json',
      '1.0.0',
      '2.0.0',
      /openlabel\.json:\d+:\d+: openlabel\.metadata\.schema_version/,
    ],
    [
      'a missing picture',
      'jsonl',
      'frames.jsonl',
      '000007.jpg',
      '000008.jpg',
      /frames\.jsonl:2:1: picture images\/000008\.jpg: file not found/,
    ],
    [
      'a text with a space',
      'jsonl',
      'frames.jsonl',
      '"text":"ABC123"',
      '"text":"ABC 123"',
      /frames\.jsonl:1:1: plates\.0\.text: A–Z and 0–9 only/,
    ],
    ['no JSON', 'jsonl', 'frames.jsonl', '{', '(', /frames\.jsonl:1:1: not valid JSON/],
  ])('with %s (%s) is refused with its place', async (_, format, name, from, to, message) => {
    const folder = write(format);
    change(folder, name, from, to);
    const said = await checkDatasetFolder(folder).then(
      ({ faults }) =>
        faults
          .map(
            ({ what, where, expected }) =>
              `${[where.file, where.line, where.column].filter(Boolean).join(':')}: ${what}\n    expected: ${expected}`,
          )
          .join('\n'),
      (error: Error) => error.message,
    );
    expect(said).toMatch(message);
  });

  it('that nobody knows is refused', () =>
    expect(checkDatasetFolder(parent)).rejects.toThrow(/no dataset is recognised\n {4}expected: .*coco\.json/));
});

describe('OpenLABEL', () => {
  it('gives boxes by their middle and corners as a closed polygon, cut at the edge of the picture', () => {
    const text = datasetFormats.openlabel(samples, source).get('openlabel.json')!;
    const { openlabel } = JSON.parse(text);
    const data = Object.values<{ object_data: { bbox: { val: number[] }[]; poly2d: unknown[] } }>(
      openlabel.frames['3'].objects,
    );
    expect(data.map(({ object_data }) => object_data.bbox[0]!.val)).toEqual([
      [20, 25.5, 20, 11],
      [95, 55, 10, 10],
    ]);
    expect(data[0]!.object_data.poly2d[0]).toMatchObject({
      val: [10, 20, 30, 21, 30, 31, 10, 30],
      mode: 'MODE_POLY2D_ABSOLUTE',
      closed: true,
    });
  });
});

describe('the mark of a synthetic picture', () => {
  it('is a comment that the picture keeps being a picture with', async () => {
    expect(commentsOf(jpeg)).toEqual([expect.stringMatching(/^Synthetic picture.*scenario s, seed 1/)]);
    expect(commentsOf(createCanvas(4, 4).toBuffer('image/png'))).toEqual([]);
    expect(commentsOf(createCanvas(4, 4).toBuffer('image/jpeg'))).toEqual([]);
    expect((await checkDatasetFolder(write('jsonl'))).faults).toEqual([]);
  });
});
