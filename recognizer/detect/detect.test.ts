import { describe, expect, it } from 'vitest';
import type { Corners } from '../../base/geometry.ts';
import { findPeaks } from './peaks.ts';
import { boxOverlap, isConvex, isWithin, middleOf, widthOf } from './quad.ts';
import { suppressOverlaps } from './suppress.ts';

const plateAt = (x: number, y: number, widthPx = 80): Corners => [
  { x: x - widthPx / 2, y: y - widthPx / 4 },
  { x: x + widthPx / 2, y: y - widthPx / 4 },
  { x: x + widthPx / 2, y: y + widthPx / 4 },
  { x: x - widthPx / 2, y: y + widthPx / 4 },
];

/** Maps of 12 × 20 cells as a perfect detector would give for plates at places in input pixels. */
function mapsOf(plates: readonly { readonly corners: Corners; readonly heat: number }[]) {
  const [rows, columns] = [12, 20];
  const heat = new Float32Array(rows * columns);
  const offsets = new Float32Array(8 * rows * columns);
  for (const { corners, heat: top } of plates)
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++) {
        const [x, y] = [(column + 0.5) * 4, (row + 0.5) * 4];
        const middle = middleOf(corners);
        const near = top * Math.exp(-((x - middle.x) ** 2 + (y - middle.y) ** 2) / 64);
        const cell = row * columns + column;
        if (near <= heat[cell]!) continue;
        heat[cell] = near;
        for (const [k, corner] of corners.entries()) {
          offsets[2 * k * rows * columns + cell] = (corner.x - x) / 16;
          offsets[(2 * k + 1) * rows * columns + cell] = (corner.y - y) / 16;
        }
      }
  return [
    { data: heat, dims: [1, 1, rows, columns] },
    { data: offsets, dims: [1, 8, rows, columns] },
  ] as const;
}

describe('findPeaks', () => {
  it('gives one detection for each plate, with its corners in pixels', () => {
    const plates = [plateAt(17, 13, 24), plateAt(62, 33, 30)];
    const found = findPeaks(...mapsOf(plates.map((corners) => ({ corners, heat: 0.9 }))), 0.3);
    expect(found).toHaveLength(2);
    for (const [index, { corners }] of found.entries())
      for (const [k, corner] of corners.entries()) {
        expect(corner.x).toBeCloseTo(plates[index]![k]!.x, 3);
        expect(corner.y).toBeCloseTo(plates[index]![k]!.y, 3);
      }
  });

  it('gives nothing below the threshold', () => {
    expect(findPeaks(...mapsOf([{ corners: plateAt(40, 24), heat: 0.29 }]), 0.3)).toEqual([]);
  });

  it('finds plates at the border and one of two equal neighbours', () => {
    const [heat, offsets] = mapsOf([]);
    heat.data[0] = 0.8;
    heat.data[5 * 20 + 7] = 0.7;
    heat.data[5 * 20 + 8] = 0.7;
    expect(findPeaks(heat, offsets, 0.3).map(({ probability }) => Math.round(probability * 10))).toEqual([8, 7]);
  });
});

describe('suppressOverlaps', () => {
  it('keeps the likelier of two that lie on each other and both of two side by side', () => {
    const detections = [
      { corners: plateAt(100, 100), probability: 0.6 },
      { corners: plateAt(104, 101), probability: 0.9 },
      { corners: plateAt(185, 100), probability: 0.5 },
    ];
    expect(suppressOverlaps(detections, 0.3)).toEqual([detections[1], detections[2]]);
  });
});

describe('boxOverlap', () => {
  it.each([
    [plateAt(0, 0), 1],
    [plateAt(40, 0), 1 / 3],
    [plateAt(80, 0), 0],
    [plateAt(0, 500), 0],
  ])('of a plate with %j is %d', (other, expected) => {
    expect(boxOverlap(plateAt(0, 0), other)).toBeCloseTo(expected, 12);
  });
});

describe('widthOf', () => {
  it('is the mean of the upper and the lower edge', () => {
    expect(
      widthOf([
        { x: 0, y: 0 },
        { x: 30, y: 40 },
        { x: 30, y: 50 },
        { x: 0, y: 50 },
      ]),
    ).toBe(40);
  });
});

describe('isConvex', () => {
  const [a, b, c, d] = plateAt(0, 0);
  it.each<[string, Corners, boolean]>([
    ['a rectangle', [a, b, c, d], true],
    ['a rectangle seen from behind', [b, a, d, c], false],
    ['crossed edges', [a, c, b, d], false],
    ['a corner pushed in', [a, b, { x: -10, y: -10 }, d], false],
  ])('of %s', (_, corners, expected) => {
    expect(isConvex(corners)).toBe(expected);
  });
});

describe('isWithin', () => {
  it.each<[string, Corners, boolean]>([
    ['inside', plateAt(100, 100), true],
    ['a little beyond the left edge', plateAt(39, 100), true],
    ['cut by the left edge', plateAt(30, 100), false],
    ['cut by the lower edge', plateAt(100, 190), false],
  ])('of a plate %s', (_, corners, expected) => {
    expect(isWithin(corners, 200, 200, 0.03)).toBe(expected);
  });
});
