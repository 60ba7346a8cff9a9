import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCanvas } from 'canvas';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../../base/files.ts';
import { decodePicture } from './decode.ts';
import { pngOf } from './encode.ts';

/** Of the compressed ones, a little off. */
const within = (value: number) => (given: number) => Math.abs(given - value) <= 6;

const picture = {
  widthPx: 5,
  heightPx: 3,
  rgba: Uint8Array.from({ length: 60 }, (_, i) => (i % 4 === 3 ? 0 : (i * 37) % 256)),
};

describe('a picture as PNG', () => {
  it('comes back pixel by pixel, opaque', async () => {
    const back = await decodePicture(pngOf(picture), 'a.png');
    expect([back.widthPx, back.heightPx]).toEqual([5, 3]);
    expect([...back.rgba]).toEqual([...picture.rgba].map((value, i) => (i % 4 === 3 ? 255 : value)));
  });
});

/** Pictures of 32 × 16 pixels, the left half blue, the right half red; those with alpha have the last pixel transparent. */
const folder = join(projectRoot, 'test', 'fixtures', 'pictures');
const fixtures = readdirSync(folder).filter((file) => file !== 'cmyk.tif');

describe('decodePicture', () => {
  it.each(fixtures)('reads %s', async (file) => {
    const { widthPx, heightPx, rgba } = await decodePicture(readFileSync(join(folder, file)), file);
    expect([widthPx, heightPx, rgba.length]).toEqual([32, 16, 2048]);
    const at = (x: number, y: number) => [...rgba.subarray(4 * (32 * y + x), 4 * (32 * y + x) + 4)];
    const [blue, red] = file.includes('gray')
      ? [
          [29, 29, 29],
          [76, 76, 76],
        ]
      : [
          [0, 0, 255],
          [255, 0, 0],
        ];
    const close = (colour: readonly number[]) => [...colour, 255].map((value) => expect.toSatisfy(within(value)));
    expect([at(2, 2), at(13, 14), at(18, 2), at(29, 13)]).toEqual([blue, blue, red, red].map((each) => close(each!)));
    if (file.includes('alpha')) expect(at(31, 15)).toEqual([255, 255, 255, 255]);
  });

  it.each(
    fixtures.flatMap((file) => [
      [file, 0.5],
      [file, 0.95],
    ]),
  )('refuses %s of which only a part is there (%f)', async (file, part) => {
    const bytes = readFileSync(join(folder, file as string));
    const given = bytes.subarray(0, Math.floor((part as number) * bytes.length));
    await expect(decodePicture(given, 'a')).rejects.toThrow(/^a: is (a broken picture|no picture, or a broken one)/);
  });

  it('says of a picture for printing that it is one', () =>
    expect(decodePicture(readFileSync(join(folder, 'cmyk.tif')), 'a')).rejects.toThrow(/printing, CMYK/));

  it('refuses a TIFF whose chain of directories has no end', async () => {
    const bytes = readFileSync(join(folder, 'plain.tif'));
    const first = bytes.readUInt32LE(4);
    bytes.writeUInt32LE(first, first + 2 + 12 * bytes.readUInt16LE(first));
    await expect(decodePicture(bytes, 'a')).rejects.toThrow(/its end is missing/);
  });

  const png = pngOf(picture);
  const huge = Buffer.from(png);
  huge.writeUInt32BE(100_000, 16);
  huge.writeUInt32BE(100_000, 20);
  it.each([
    ['nothing', Buffer.alloc(0), /^a\.jpg: is empty\n {4}expected: a PNG/],
    ['text', Buffer.from('hello, this is no picture'), /^a\.jpg: is no picture/],
    [
      'a type that is not read',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
      /type svg/,
    ],
    ['half a JPEG', createCanvas(64, 64).toBuffer('image/jpeg').subarray(0, -2), /its end is missing/],
    ['a JPEG of a header', Buffer.from(createCanvas(64, 64).toBuffer('image/jpeg')).subarray(0, 200), /^a\.jpg: is /],
    ['half a PNG', png.subarray(0, 40), /^a\.jpg: is a broken picture/],
    ['a bomb', huge, /100000 × 100000 pixels/],
  ])('refuses %s', (_, bytes, message) => expect(decodePicture(bytes, 'a.jpg')).rejects.toThrow(message));
});
