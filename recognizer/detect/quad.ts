import type { Corners, Point } from '../../base/geometry.ts';

/** Applies one function to the four corners. */
export const mapCorners = (corners: Corners, change: (corner: Point, index: number) => Point): Corners => [
  change(corners[0], 0),
  change(corners[1], 1),
  change(corners[2], 2),
  change(corners[3], 3),
];

export const middleOf = (corners: Corners): Point => ({
  x: (corners[0].x + corners[1].x + corners[2].x + corners[3].x) / 4,
  y: (corners[0].y + corners[1].y + corners[2].y + corners[3].y) / 4,
});

/** Mean length of the upper and the lower edge. */
export const widthOf = ([topLeft, topRight, bottomRight, bottomLeft]: Corners): number =>
  (Math.hypot(topRight.x - topLeft.x, topRight.y - topLeft.y) +
    Math.hypot(bottomRight.x - bottomLeft.x, bottomRight.y - bottomLeft.y)) /
  2;

/** Mean length of the left and the right edge. */
export const heightOf = ([topLeft, topRight, bottomRight, bottomLeft]: Corners): number =>
  (Math.hypot(bottomLeft.x - topLeft.x, bottomLeft.y - topLeft.y) +
    Math.hypot(bottomRight.x - topRight.x, bottomRight.y - topRight.y)) /
  2;

/** Upright box around the corners. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export function boxOf(corners: Corners): Box {
  const xs = corners.map(({ x }) => x);
  const ys = corners.map(({ y }) => y);
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

/** Intersection over union of the upright boxes around two quadrilaterals, 0 to 1. */
export function boxOverlap(a: Corners, b: Corners): number {
  const [p, q] = [boxOf(a), boxOf(b)];
  const width = Math.min(p.right, q.right) - Math.max(p.left, q.left);
  const height = Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top);
  if (width <= 0 || height <= 0) return 0;
  const area = ({ left, top, right, bottom }: Box): number => (right - left) * (bottom - top);
  return (width * height) / (area(p) + area(q) - width * height);
}

/** True where the corners turn clockwise (as the picture shows them) at each, as those of a visible plate do. */
export const isConvex = (corners: Corners): boolean =>
  corners.every((corner, index) => {
    const [next, after] = [corners[(index + 1) % 4]!, corners[(index + 2) % 4]!];
    return (next.x - corner.x) * (after.y - next.y) - (next.y - corner.y) * (after.x - next.x) > 0;
  });

/** True where the corners lie in the picture, or beyond its edges by no more than the part of the width. */
export const isWithin = (corners: Corners, widthPx: number, heightPx: number, part: number): boolean => {
  const slackPx = part * widthOf(corners);
  const { left, top, right, bottom } = boxOf(corners);
  return left >= -slackPx && top >= -slackPx && right <= widthPx + slackPx && bottom <= heightPx + slackPx;
};

/** The quadrilateral continued beyond its edges by parts of its width and height, bilinear in its own coordinates. */
export function widened([topLeft, topRight, bottomRight, bottomLeft]: Corners, partX: number, partY: number): Corners {
  const at = (u: number, v: number): Point => ({
    x: (1 - v) * ((1 - u) * topLeft.x + u * topRight.x) + v * ((1 - u) * bottomLeft.x + u * bottomRight.x),
    y: (1 - v) * ((1 - u) * topLeft.y + u * topRight.y) + v * ((1 - u) * bottomLeft.y + u * bottomRight.y),
  });
  return [at(-partX, -partY), at(1 + partX, -partY), at(1 + partX, 1 + partY), at(-partX, 1 + partY)];
}
