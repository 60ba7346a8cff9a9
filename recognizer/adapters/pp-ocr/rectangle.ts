import type { Corners, Point } from '../../../base/geometry.ts';

/** A rectangle turned by an angle: its middle, its sides, and the direction of `width`. */
export interface Rectangle {
  readonly middle: Point;
  readonly width: number;
  readonly height: number;
  readonly angleRad: number;
}

/** The smallest rectangle around points: one of its sides lies along a side of their convex hull (Freeman and Shapira 1975). */
export function smallestRectangle(points: readonly Point[]): Rectangle {
  const hull = convexHull(points);
  let best: Rectangle | undefined;
  for (const [i, from] of hull.entries()) {
    const to = hull[(i + 1) % hull.length]!;
    const angleRad = Math.atan2(to.y - from.y, to.x - from.x);
    const [cos, sin] = [Math.cos(angleRad), Math.sin(angleRad)];
    const us = hull.map(({ x, y }) => x * cos + y * sin);
    const vs = hull.map(({ x, y }) => y * cos - x * sin);
    const [left, right, top, bottom] = [Math.min(...us), Math.max(...us), Math.min(...vs), Math.max(...vs)];
    const [width, height] = [right - left, bottom - top];
    if (best && width * height >= best.width * best.height) continue;
    const [u, v] = [(left + right) / 2, (top + bottom) / 2];
    best = { middle: { x: u * cos - v * sin, y: u * sin + v * cos }, width, height, angleRad };
  }
  return upright(best!);
}

/** The same rectangle with `width` within 45° of the picture's x axis: as its text is read. */
function upright({ middle, width, height, angleRad }: Rectangle): Rectangle {
  const quarters = Math.round(angleRad / (Math.PI / 2));
  const turned = quarters % 2 !== 0;
  return {
    middle,
    width: turned ? height : width,
    height: turned ? width : height,
    angleRad: angleRad - quarters * (Math.PI / 2),
  };
}

export function cornersOf({ middle, width, height, angleRad }: Rectangle): Corners {
  const [cos, sin] = [Math.cos(angleRad), Math.sin(angleRad)];
  const at = (u: number, v: number): Point => ({
    x: middle.x + (u * width * cos - v * height * sin) / 2,
    y: middle.y + (u * width * sin + v * height * cos) / 2,
  });
  return [at(-1, -1), at(1, -1), at(1, 1), at(-1, 1)];
}

/** Andrew's monotone chain (1979). */
function convexHull(points: readonly Point[]): Point[] {
  const sorted = points.toSorted((a, b) => a.x - b.x || a.y - b.y);
  const half = (ordered: readonly Point[]): Point[] => {
    const chain: Point[] = [];
    for (const point of ordered) {
      while (chain.length > 1 && turn(chain.at(-2)!, chain.at(-1)!, point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.toReversed())];
}

const turn = (a: Point, b: Point, c: Point): number => (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
