import { createCanvas } from 'canvas';
import { describe, expect, it } from 'vitest';
import { decodePicture } from './decode.ts';
import { pngOf } from './encode.ts';

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

describe('decodePicture', () => {
  const canvas = createCanvas(2, 1);
  canvas.getContext('2d').fillStyle = '#fff';
  canvas.getContext('2d').fillRect(0, 0, 2, 1);
  const bmp = Buffer.alloc(62);
  bmp.write('BM');
  for (const [at, value] of [
    [2, 62],
    [10, 54],
    [14, 40],
    [18, 2],
    [22, 1],
    [26, 0x180001],
  ] as const)
    bmp.writeUInt32LE(value, at);
  bmp.fill(255, 54, 60);
  const gif = Buffer.from('R0lGODlhAgABAIAAAP///////ywAAAAAAgABAAACAgQKADs=', 'base64');
  it.each([
    ['PNG', canvas.toBuffer('image/png')],
    ['JPEG', canvas.toBuffer('image/jpeg')],
    ['BMP', bmp],
    ['GIF', gif],
  ])('reads %s', async (_, bytes) => {
    const { widthPx, heightPx, rgba } = await decodePicture(bytes, 'a');
    expect([widthPx, heightPx, ...rgba]).toEqual([2, 1, ...Array(8).fill(255)]);
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
