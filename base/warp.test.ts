import { describe, expect, it } from 'vitest';
import type { ColorImage, Corners, GrayImage } from './geometry.ts';
import { cutColor, grayFromRgba, resizeGray, warpGray } from './warp.ts';

const image = (widthPx: number, heightPx: number, value: (x: number, y: number) => number): GrayImage => ({
  widthPx,
  heightPx,
  data: Uint8Array.from({ length: widthPx * heightPx }, (_, k) => value(k % widthPx, Math.floor(k / widthPx))),
});
const rows = ({ widthPx, heightPx, data }: GrayImage) =>
  Array.from({ length: heightPx }, (_, row) => [...data.subarray(row * widthPx, (row + 1) * widthPx)]);
const box = (left: number, top: number, right: number, bottom: number): Corners => [
  { x: left, y: top },
  { x: right, y: top },
  { x: right, y: bottom },
  { x: left, y: bottom },
];
const noise = image(40, 30, (x, y) => (x * 73 + y * 151 + x * y * 7) % 256);

describe('warpGray', () => {
  it('copies a box that lies on whole pixels', () => {
    const cut = warpGray(noise, box(5, 7, 21, 15), 16, 8);
    expect(rows(cut)).toEqual(
      rows(noise)
        .slice(7, 15)
        .map((row) => row.slice(5, 21)),
    );
  });

  it('turns a picture by the order of its corners', () => {
    const source = image(2, 2, (x, y) => 100 * y + 10 * x);
    const [a, b, c, d] = box(0, 0, 2, 2);
    expect(rows(warpGray(source, [b, c, d, a], 2, 2))).toEqual([
      [10, 110],
      [0, 100],
    ]);
  });

  it('interpolates between pixel centres, and continues the last pixels beyond the edges', () => {
    const ramp = image(4, 1, (x) => 40 * x);
    expect(rows(warpGray(ramp, box(-1, 0, 5, 1), 12, 1))[0]).toEqual([0, 0, 0, 10, 30, 50, 70, 90, 110, 120, 120, 120]);
  });

  it('gives the mean, not an alias, where it shrinks', () => {
    const stripes = image(256, 64, (x) => (x % 2 === 0 ? 0 : 200));
    for (const [width, height] of [
      [64, 16],
      [100, 40],
    ] as const) {
      const { data } = warpGray(stripes, box(0, 0, 256, 64), width, height);
      expect(Math.max(...data) - 100).toBeLessThan(30);
      expect(100 - Math.min(...data)).toBeLessThan(30);
    }
  });

  it('rectifies a perspective view: a plane seen at a slant comes back', () => {
    const slanted: Corners = [
      { x: 10, y: 10 },
      { x: 90, y: 20 },
      { x: 85, y: 60 },
      { x: 12, y: 70 },
    ];
    const checks = image(160, 120, (x, y) => (x < 80 !== y < 60 ? 220 : 30));
    const view = warpGray(checks, box(0, 0, 160, 120), 100, 80);
    const flat = warpGray(view, slanted, 64, 32);
    const inside = warpGray(flat, box(4, 4, 20, 10), 1, 1).data[0]!;
    expect(inside).toBe(30);
  });
});

describe('grayFromRgba', () => {
  it.each([
    ['white', [255, 255, 255], 255],
    ['red', [255, 0, 0], 76],
    ['green', [0, 255, 0], 150],
    ['blue', [0, 0, 255], 29],
  ])('gives the luma of %s', (_, [r, g, b], luma) => {
    expect([...grayFromRgba(Uint8Array.from([r!, g!, b!, 0]), 1, 1).data]).toEqual([luma]);
  });
});

describe('resizeGray', () => {
  it.each([
    ['half', image(4, 2, (x, y) => 10 * x + 20 * y), 2, 1, [[15, 35]]],
    ['two thirds', image(3, 1, (x) => [30, 60, 90][x]!), 2, 1, [[40, 80]]],
    [
      'the same size',
      image(2, 2, (x, y) => x + 2 * y),
      2,
      2,
      [
        [0, 1],
        [2, 3],
      ],
    ],
    ['twice', image(2, 1, (x) => 50 * x), 4, 1, [[0, 0, 50, 50]]],
  ])('averages areas: %s', (_, source, width, height, expected) => {
    expect(rows(resizeGray(source, width, height))).toEqual(expected);
  });

  it('keeps the mean for any factor', () => {
    const mean = ({ data }: GrayImage) => data.reduce((sum, value) => sum + value, 0) / data.length;
    for (const [width, height] of [
      [23, 17],
      [40, 13],
      [7, 30],
    ] as const)
      expect(Math.abs(mean(resizeGray(noise, width, height)) - mean(noise))).toBeLessThan(0.5);
  });
});

describe('cutColor', () => {
  const colored = (
    widthPx: number,
    heightPx: number,
    value: (x: number, y: number) => readonly number[],
  ): ColorImage => ({
    widthPx,
    heightPx,
    rgba: Uint8Array.from({ length: 4 * widthPx * heightPx }, (_, k) => {
      const pixel = k >> 2;
      return [...value(pixel % widthPx, Math.floor(pixel / widthPx)), 255][k & 3]!;
    }),
  });

  it('copies a region that lies on whole pixels into planes of red, green and blue', () => {
    const source = colored(6, 4, (x, y) => [10 * x, 10 * y, x + y]);
    const region = { left: 2, top: 1, widthPx: 2, heightPx: 2 };
    expect([...cutColor(source, region, 2, 2)]).toEqual([20, 30, 20, 30, 10, 10, 20, 20, 3, 4, 4, 5]);
  });

  it('means over what a pixel covers, however much it shrinks', () => {
    const stripes = colored(640, 8, (x) => [x % 2 === 0 ? 0 : 200, 0, x < 320 ? 50 : 90]);
    const [red, green, blue] = [0, 1, 2].map((plane) =>
      [...cutColor(stripes, { left: 0, top: 0, widthPx: 640, heightPx: 8 }, 16, 2)].slice(plane * 32, plane * 32 + 16),
    );
    expect(green).toEqual(new Array(16).fill(0));
    expect(blue).toEqual([...new Array(8).fill(50), ...new Array(8).fill(90)]);
    for (const value of red!) expect([0, 50, 100, 150, 200]).toContain(value);
  });

  it('continues the last pixels beyond the edges', () => {
    const source = colored(2, 1, (x) => [x === 0 ? 7 : 9, 0, 0]);
    const cut = cutColor(source, { left: -2, top: -5, widthPx: 6, heightPx: 11 }, 6, 1);
    expect([...cut.subarray(0, 6)]).toEqual([7, 7, 7, 9, 9, 9]);
  });
});
