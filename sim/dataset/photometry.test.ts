import { describe, expect, it } from 'vitest';
import { blockify } from './blockify.ts';
import { smear } from './photometry.ts';
import { convolve, gaussian, paste, type Raster } from './raster.ts';

const raster = (widthPx: number, heightPx: number, value: (x: number, y: number) => number): Raster => ({
  widthPx,
  heightPx,
  data: Float32Array.from({ length: widthPx * heightPx }, (_, k) => value(k % widthPx, Math.floor(k / widthPx))),
});
const sum = ({ data }: Raster) => data.reduce((total, value) => total + value, 0);
const dot = () => raster(31, 31, (x, y) => (x === 15 && y === 15 ? 1000 : 0));

describe('convolve', () => {
  it('spreads a point by the kernel in both directions and keeps the sum', () => {
    const spread = dot();
    convolve(spread, gaussian(1.5));
    expect(sum(spread)).toBeCloseTo(1000, 1);
    const at = (x: number, y: number) => spread.data[y * 31 + x]!;
    expect(at(13, 15)).toBeCloseTo(at(15, 13), 4);
    expect(at(13, 15) / at(15, 15)).toBeCloseTo(Math.exp(-((2 / 1.5) ** 2) / 2), 3);
  });
  it('leaves an even picture even, edges included', () => {
    const even = raster(20, 12, () => 77);
    convolve(even, gaussian(2));
    for (const value of even.data) expect(value).toBeCloseTo(77, 3);
  });
});

describe('smear', () => {
  it.each([
    ['across', 0, [8, 0]],
    ['down', Math.PI / 2, [0, 8]],
    ['aslant', Math.PI / 4, [8 / Math.SQRT2, 8 / Math.SQRT2]],
  ] as const)('draws a point out %s by the length, about its place', (_, angle, [dx, dy]) => {
    const drawn = dot();
    smear(drawn, angle, 8);
    const moment = (axis: (k: number) => number, power: number) =>
      drawn.data.reduce((total, value, k) => total + value * (axis(k) - 15) ** power, 0) / 1000;
    const [x, y] = [(k: number) => k % 31, (k: number) => Math.floor(k / 31)];
    expect(sum(drawn)).toBeCloseTo(1000, 0);
    expect(moment(x, 1)).toBeCloseTo(0, 1);
    expect(moment(y, 1)).toBeCloseTo(0, 1);
    expect(Math.abs(moment(x, 2) - dx ** 2 / 12)).toBeLessThan(0.5);
    expect(Math.abs(moment(y, 2) - dy ** 2 / 12)).toBeLessThan(0.5);
  });
});

describe('blockify', () => {
  const picture = () => raster(24, 16, (x, y) => 128 + 60 * Math.sin(x * 0.7) * Math.cos(y * 0.5));
  it('changes next to nothing when fine, more when coarse', () => {
    const loss = (coarseness: number) => {
      const [before, after] = [picture(), picture()];
      blockify(after, coarseness);
      return Math.sqrt(after.data.reduce((total, value, k) => total + (value - before.data[k]!) ** 2, 0) / 384);
    };
    expect(loss(1e-4)).toBeLessThan(0.01);
    expect(loss(3)).toBeGreaterThan(loss(0.5));
    expect(loss(3)).toBeLessThan(40);
  });
});

describe('paste', () => {
  it('covers pixels by the part of them that lies in the quadrilateral', () => {
    const target = raster(8, 8, () => 0);
    const white = { widthPx: 1, heightPx: 1, data: Uint8Array.of(100) };
    const corners = [
      { x: 2.5, y: 2 },
      { x: 6, y: 2 },
      { x: 6, y: 5 },
      { x: 2.5, y: 5 },
    ] as const;
    paste(target, [white], corners, (gray) => gray);
    expect([...target.data.subarray(24, 32)]).toEqual([0, 0, 50, 100, 100, 100, 0, 0]);
    expect(sum(target)).toBe(100 * 3.5 * 3);
  });
});
