/** The shipped recognizer on pictures of any kind: it answers, and what it answers is sound. */
import { createCanvas } from 'canvas';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PictureReader } from '../recognizer/ports.ts';
import { createBuiltInReader } from '../recognizer/recognizer.ts';
import { type DrawnPlate, drawPlates, pictureOf } from './drawn-picture.ts';

let reader: PictureReader;
beforeAll(async () => {
  reader = await createBuiltInReader();
});

const plain = (widthPx: number, heightPx: number, gray: number) => ({
  widthPx,
  heightPx,
  rgba: new Uint8Array(4 * widthPx * heightPx).fill(gray),
});

it.each([
  [1, 1],
  [1, 900],
  [900, 1],
  [3, 2],
  [17, 31],
  [640, 360],
])('finds nothing in an empty picture of %i × %i', async (widthPx, heightPx) => {
  for (const gray of [0, 128, 255]) expect(await reader.read(plain(widthPx, heightPx, gray))).toEqual([]);
});

describe('a frame', () => {
  const thirty = Array.from(
    { length: 30 },
    (_, k): DrawnPlate => ({
      state: 'CT',
      text: `BF${48213 + 1111 * k}`,
      x: 50 + 205 * (k % 6),
      y: 40 + 140 * Math.floor(k / 6),
    }),
  );

  it('may hold 30 plates', async () => {
    const seen = await reader.read(pictureOf(drawPlates(1280, 720, thirty)));
    expect(seen).toHaveLength(30);
    const right = thirty.filter(({ text, x, y }) =>
      seen.some(
        (each) => each.text === text && Math.abs(each.corners[0].x - x) < 6 && Math.abs(each.corners[0].y - y) < 6,
      ),
    );
    expect(right.length).toBeGreaterThanOrEqual(29);
  });

  it('may be upside down: its plates are found or not, but in the picture and with sound probabilities', async () => {
    const upright = drawPlates(640, 360, [{ ...thirty[0]!, x: 200, y: 150 }]);
    const canvas = createCanvas(640, 360);
    const context = canvas.getContext('2d');
    context.rotate(Math.PI);
    context.drawImage(upright, -640, -360);
    for (const { corners, confidence, detection, characters } of await reader.read(pictureOf(canvas))) {
      for (const part of [confidence, detection, ...characters.map(({ probability }) => probability)])
        expect(part).toSatisfy((value: number) => value >= 0 && value <= 1);
      for (const { x, y } of corners) expect([x, y].every(Number.isFinite)).toBe(true);
    }
  });

  it('is read alike in colour and in gray', async () => {
    const colour = pictureOf(drawPlates(640, 360, [{ ...thirty[0]!, x: 200, y: 150 }]));
    const gray = new Uint8Array(colour.rgba);
    for (let at = 0; at < gray.length; at += 4)
      gray.fill(Math.round(0.299 * gray[at]! + 0.587 * gray[at + 1]! + 0.114 * gray[at + 2]!), at, at + 3);
    const [[inColour], [inGray]] = [await reader.read(colour), await reader.read({ ...colour, rgba: gray })];
    expect([inColour!.text, inGray!.text]).toEqual([thirty[0]!.text, thirty[0]!.text]);
    expect(inGray!.confidence).toBeCloseTo(inColour!.confidence, 2);
  });
});
