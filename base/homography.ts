import type { Corners, Point } from './geometry.ts';

/**
 * A projective map of the plane, row by row: `x' = (h0 x + h1 y + h2) / (h6 x + h7 y + h8)`,
 * `y' = (h3 x + h4 y + h5) / (h6 x + h7 y + h8)` (Hartley and Zisserman 2004, section 2.3).
 */
export type Homography = readonly [number, number, number, number, number, number, number, number, number];

/** Maps the unit square's corners (0,0), (1,0), (1,1), (0,1) to the given ones (Heckbert 1989, section 2.2.3). */
export function homographyFromUnitSquare([a, b, c, d]: Corners): Homography {
  const sumX = a.x - b.x + c.x - d.x;
  const sumY = a.y - b.y + c.y - d.y;
  const [dx1, dy1, dx2, dy2] = [b.x - c.x, b.y - c.y, d.x - c.x, d.y - c.y];
  const determinant = dx1 * dy2 - dx2 * dy1;
  if (determinant === 0) throw new RangeError('three of the four corners lie on one line');
  const g = (sumX * dy2 - dx2 * sumY) / determinant;
  const h = (dx1 * sumY - sumX * dy1) / determinant;
  return [b.x - a.x + g * b.x, d.x - a.x + h * d.x, a.x, b.y - a.y + g * b.y, d.y - a.y + h * d.y, a.y, g, h, 1];
}

/** Maps four points to four others; no three of either may lie on one line. */
export function homographyFrom(from: Corners, to: Corners): Homography {
  return compose(homographyFromUnitSquare(to), invert(homographyFromUnitSquare(from)));
}

/** First `inner`, then `outer`. */
export function compose(outer: Homography, inner: Homography): Homography {
  const cell = (row: number, column: number): number =>
    outer[3 * row]! * inner[column]! +
    outer[3 * row + 1]! * inner[3 + column]! +
    outer[3 * row + 2]! * inner[6 + column]!;
  return [cell(0, 0), cell(0, 1), cell(0, 2), cell(1, 0), cell(1, 1), cell(1, 2), cell(2, 0), cell(2, 1), cell(2, 2)];
}

/** @throws RangeError when the map has no inverse */
export function invert([a, b, c, d, e, f, g, h, i]: Homography): Homography {
  const determinant = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
  if (determinant === 0) throw new RangeError('the homography has no inverse');
  const s = 1 / determinant;
  return [
    (e * i - f * h) * s,
    (c * h - b * i) * s,
    (b * f - c * e) * s,
    (f * g - d * i) * s,
    (a * i - c * g) * s,
    (c * d - a * f) * s,
    (d * h - e * g) * s,
    (b * g - a * h) * s,
    (a * e - b * d) * s,
  ];
}

export function applyHomography(h: Homography, { x, y }: Point): Point {
  const w = h[6] * x + h[7] * y + h[8];
  return { x: (h[0] * x + h[1] * y + h[2]) / w, y: (h[3] * x + h[4] * y + h[5]) / w };
}
