import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openFolderReader } from './reader.ts';

const folder = mkdtempSync(join(tmpdir(), 'gantry-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

const corners = [
  { x: 1, y: 2 },
  { x: 9, y: 2 },
  { x: 9, y: 6 },
  { x: 1, y: 6 },
];
const ndjson = (name: string, ...lines: readonly unknown[]): string => {
  const file = join(folder, name);
  writeFileSync(file, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'));
  return file;
};
const pictureOf = (name?: string) => ({ widthPx: 20, heightPx: 10, rgba: new Uint8Array(800), ...(name && { name }) });
const textsOf = async (path: string, name: string) =>
  (await openFolderReader(path).read(pictureOf(name))).map(({ text }) => text);

describe('a file of reads', () => {
  const file = ndjson(
    'reads.ndjson',
    { file: 'us/a.jpg', text: 'ab-1234', confidence: 0.5, corners, state: 'CT', latencyMs: 7 },
    '',
    {
      file: 'us/a.jpg',
      text: 'ZZ9',
      state: { code: 'NY', confidence: 0.25 },
      vehicle: { color: { name: 'red', confidence: 0.7 }, body: null },
    },
    { file: 'eu/a.jpg', text: 'EU1' },
    { file: 'b.jpg', text: 'B0' },
    { file: null, text: 'N0', utcTime: '2026-11-25T06:00:00Z' },
  );

  it('gives the reads of a picture, whole', async () => {
    expect(await openFolderReader(file).read(pictureOf('us/a.jpg'))).toEqual([
      {
        corners,
        detection: 1,
        text: 'AB1234',
        characters: Array.from('AB1234', (character) => ({ character, probability: 0.5, rivals: [] })),
        confidence: 0.5,
        state: { code: 'CT', confidence: 1 },
        format: null,
      },
      expect.objectContaining({
        text: 'ZZ9',
        state: { code: 'NY', confidence: 0.25 },
        vehicle: { color: { name: 'red', confidence: 0.7 }, body: null },
        corners: [
          { x: 0, y: 0 },
          { x: 20, y: 0 },
          { x: 20, y: 10 },
          { x: 0, y: 10 },
        ],
      }),
    ]);
  });

  it.each([
    ['by its path', 'eu/a.jpg', ['EU1']],
    ['by the name of its file', 'some/b.jpg', ['B0']],
    ['not there', 'c.jpg', []],
  ])('is looked up %s', async (_, name, texts) => expect(await textsOf(file, name)).toEqual(texts));

  it('says what it needs of a picture', () =>
    expect(openFolderReader(file).read(pictureOf())).rejects.toThrow(/the picture has no name/));
});

describe('a folder', () => {
  const inner = join(folder, 'inner');
  mkdirSync(inner);
  ndjson('inner/x.ndjson', { file: 'x.jpg', text: 'X1' });
  const answer = (plate: string) => ({
    processing_time: 1,
    results: [{ box: { xmin: 1, ymin: 2, xmax: 9, ymax: 6 }, plate, score: 0.5, dscore: 0.75, candidates: [] }],
  });
  ndjson('inner/y.jpg.json', answer('y1'));
  ndjson('inner/z.json', answer('z1'));

  it.each([
    ['x.jpg', ['X1']],
    ['us/y.jpg', ['Y1']],
    ['z.jpeg', ['Z1']],
  ])('gives the reads of %s', async (name, texts) => expect(await textsOf(inner, name)).toEqual(texts));
});

describe('what cannot be used', () => {
  const empty = join(folder, 'empty');
  mkdirSync(empty);
  it.each([
    [
      'wrong lines, all of them',
      ndjson('bad.ndjson', '{', { file: 'a' }),
      /bad\.ndjson:1: not JSON[\s\S]*:2: text is not/,
    ],
    [
      'a confidence in percent',
      ndjson('p.ndjson', { file: 'a', text: 'A', confidence: 90 }),
      /p\.ndjson:1: confidence/,
    ],
    ['reads of no picture', ndjson('n.ndjson', { file: null, text: 'A' }), /none says of which picture/],
    ['a folder without reads', empty, /holds no reads/],
    ['nothing', join(folder, 'none'), /file not found/],
  ])('is told: %s', (_, path, message) => expect(() => openFolderReader(path)).toThrow(message));

  it('but a recognizer may have read nothing', async () =>
    expect(await textsOf(ndjson('nothing.ndjson'), 'a.jpg')).toEqual([]));
});
