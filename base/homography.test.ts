import { describe, expect, it } from 'vitest';
import type { Corners } from './geometry.ts';
import { applyHomography, compose, homographyFrom, homographyFromUnitSquare, invert } from './homography.ts';

const rectangle: Corners = [
  { x: 0, y: 0 },
  { x: 128, y: 0 },
  { x: 128, y: 64 },
  { x: 0, y: 64 },
];
const tilted: Corners = [
  { x: 31, y: 40 },
  { x: 103, y: 52 },
  { x: 99, y: 90 },
  { x: 28, y: 71 },
];
const parallelogram: Corners = [
  { x: 10, y: 5 },
  { x: 50, y: 15 },
  { x: 45, y: 35 },
  { x: 5, y: 25 },
];

const expectNear = (a: { x: number; y: number }, b: { x: number; y: number }) => {
  expect(a.x).toBeCloseTo(b.x, 9);
  expect(a.y).toBeCloseTo(b.y, 9);
};

describe('homographyFrom', () => {
  it.each([
    ['a rectangle to a perspective view', rectangle, tilted],
    ['a perspective view to a rectangle', tilted, rectangle],
    ['a rectangle to a parallelogram', rectangle, parallelogram],
    ['one view to another', parallelogram, tilted],
  ])('maps %s, corner by corner', (_, from, to) => {
    const map = homographyFrom(from, to);
    from.forEach((corner, k) => {
      expectNear(applyHomography(map, corner), to[k]!);
    });
  });

  it('keeps lines straight: the diagonals still cross in one point', () => {
    const middle = applyHomography(homographyFromUnitSquare(tilted), { x: 0.5, y: 0.5 });
    const side = (p: { x: number; y: number }, q: { x: number; y: number }) =>
      (q.x - p.x) * (middle.y - p.y) - (q.y - p.y) * (middle.x - p.x);
    expect(side(tilted[0], tilted[2])).toBeCloseTo(0, 9);
    expect(side(tilted[1], tilted[3])).toBeCloseTo(0, 9);
  });

  it('refuses corners on one line', () => {
    const flat: Corners = [rectangle[0], rectangle[1], { x: 200, y: 0 }, rectangle[3]];
    expect(() => homographyFromUnitSquare([flat[0], flat[1], flat[2], { x: 300, y: 0 }])).toThrow(RangeError);
  });
});

describe('invert', () => {
  it('undoes the map', () => {
    const map = homographyFrom(rectangle, tilted);
    const both = compose(invert(map), map);
    expectNear(applyHomography(both, { x: 17, y: 23 }), { x: 17, y: 23 });
  });

  it('refuses a map onto a line', () => {
    expect(() => invert([1, 0, 0, 1, 0, 0, 0, 0, 1])).toThrow(RangeError);
  });
});
