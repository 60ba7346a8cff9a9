import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas } from 'canvas';
import { afterAll, describe, expect, it } from 'vitest';
import { readPicture } from './decode.ts';
import { readIndexCoco } from './index-coco.ts';
import { readIndexCsv } from './index-csv.ts';
import { readIndexJson } from './index-json.ts';
import { pictureItems, readIndex } from './pictures.ts';

const folder = mkdtempSync(join(tmpdir(), 'gantry-pictures-'));
afterAll(() => rmSync(folder, { recursive: true }));

const corners = [
  { x: 10, y: 20 },
  { x: 70, y: 20 },
  { x: 70, y: 50 },
  { x: 10, y: 50 },
];
const expected = [
  {
    file: 'a.jpg',
    plates: [
      { text: 'ABC123', state: 'CT', corners, vehicle: { color: 'blue', body: 'suv' } },
      { text: 'XYZ9', state: null, corners: null, vehicle: { color: null, body: null } },
    ],
  },
  { file: 'b.jpg', plates: [] },
];

describe('an index', () => {
  it.each([
    [
      'JSON',
      readIndexJson,
      JSON.stringify([
        {
          file: 'a.jpg',
          text: 'abc-123',
          box: [10, 20, 60, 30],
          state: 'CT',
          color: 'blue',
          body: 'suv',
          country: 'us',
        },
        { file: 'a.jpg', text: 'XYZ 9' },
        { file: 'b.jpg', text: '' },
      ]),
    ],
    [
      'CSV',
      readIndexCsv,
      'file,text,x,y,width,height,state,color,body\na.jpg,ABC 123,10,20,60,30,CT,blue,suv\na.jpg,xyz9,,,,,,,\nb.jpg,,,,,,,,\n',
    ],
  ])('as %s gives pictures with their plates', (_, read, text) =>
    expect(read(text, 'index')).toEqual({ pictures: expected, setAside: [] }),
  );

  it('as COCO gives boxes with the texts of their attributes', () => {
    const text = JSON.stringify({
      images: [
        { id: 1, file_name: 'a.jpg' },
        { id: 2, file_name: 'b.jpg' },
      ],
      annotations: [
        { id: 1, image_id: 1, bbox: [10, 20, 60, 30], attributes: { text: 'ABC123', state: 'CT', color: 'blue' } },
      ],
    });
    expect(readIndexCoco(text, 'coco.json').pictures).toEqual([
      { file: 'a.jpg', plates: [{ text: 'ABC123', state: 'CT', corners, vehicle: { color: 'blue', body: null } }] },
      { file: 'b.jpg', plates: [] },
    ]);
  });

  it.each([
    [
      'JSON',
      readIndexJson,
      '[\n {"file": "a.jpg", "text": "A1"},\n {"file": "b.jpg", "text": "B", "box": [1, 2, -3, 4]}\n]',
      3,
    ],
    ['CSV', readIndexCsv, 'file,text,x,y,width,height\na.jpg,A1,,,,\nb.jpg,B,1,2,-3,4\n', 3],
    [
      'COCO',
      readIndexCoco,
      '{"images": [{"id": 1, "file_name": "a.jpg"}],\n "annotations": [{"image_id": 1, "bbox": [1, 2, 3, 4], "text": "A1"},\n  {"image_id": 9, "bbox": [1, 2, 3, 4], "text": "B"}]}',
      3,
    ],
  ])('as %s sets a bad entry aside with its place, and keeps the others', (_, read, text, line) => {
    const { pictures, setAside } = read(text, 'the-file');
    expect(pictures.map(({ file }) => file)).toEqual(['a.jpg']);
    expect(setAside).toHaveLength(1);
    expect(setAside[0]).toMatchObject({
      what: expect.stringContaining('set aside'),
      where: { file: 'the-file', line },
    });
  });

  it.each([
    ['JSON', () => readIndexJson('{', 'f'), /f:1:\d+: not valid YAML/],
    ['CSV', () => readIndexCsv('name,text\n', 'f'), /f:1:1: no column "file"/],
    ['COCO', () => readIndexCoco('{"images": []}', 'f'), /f:1:1: annotations/],
    ['none', () => readIndex(folder), /no index of the pictures\n {4}expected: index\.json/],
  ])('that is no %s is refused', (_, read, message) => expect(read).toThrow(message));
});

describe('readPicture', () => {
  const write = (name: string, bytes: Uint8Array) => {
    writeFileSync(join(folder, name), bytes);
    return readPicture(join(folder, name), name);
  };
  const drawn = () => {
    const canvas = createCanvas(40, 30);
    const context = canvas.getContext('2d');
    context.fillStyle = '#ff0000';
    context.fillRect(0, 0, 20, 30);
    return canvas;
  };
  it.each([
    ['a.png', () => drawn().toBuffer('image/png')],
    ['a.jpg', () => drawn().toBuffer('image/jpeg')],
  ])('decodes %s, white where it is transparent in a PNG', async (name, bytes) => {
    const { widthPx, heightPx, rgba, name: named } = await write(name, bytes());
    expect([widthPx, heightPx, rgba.length, named]).toEqual([40, 30, 4800, name]);
    expect(rgba[0]).toBeGreaterThan(250);
    expect(rgba[1]).toBeLessThan(5);
    if (name === 'a.png') expect([...rgba.subarray(4 * 30, 4 * 30 + 3)]).toEqual([255, 255, 255]);
  });
  it.each([
    ['cut.png', () => drawn().toBuffer('image/png').subarray(0, 60), /cut\.png: is a broken picture/],
    ['empty.jpg', () => new Uint8Array(), /empty\.jpg: is empty/],
    ['words.jpg', () => Buffer.from('no picture'), /words\.jpg: is no picture/],
  ])('refuses %s', async (name, bytes, message) => expect(write(name, bytes())).rejects.toThrow(message));
  it('refuses what is not there', () =>
    expect(readPicture(join(folder, 'none.jpg'), 'none.jpg')).rejects.toThrow(/none\.jpg: file not found/));
});

describe('pictureItems', () => {
  it('have another key for other bytes, and for another truth', () => {
    mkdirSync(join(folder, 'us'));
    const keyOf = (bytes: string, text: string) => {
      writeFileSync(join(folder, 'us', 'a.jpg'), bytes);
      const plates = [{ text, state: null, corners: null, vehicle: { color: null, body: null } }];
      return pictureItems(folder, { pictures: [{ file: 'us/a.jpg', plates }], setAside: [] })[0]!.key();
    };
    expect(keyOf('x', 'A')).toBe(keyOf('x', 'A'));
    expect(new Set([keyOf('x', 'A'), keyOf('y', 'A'), keyOf('x', 'B')]).size).toBe(3);
  });
});
