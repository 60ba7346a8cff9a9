import type { Point } from '../../base/geometry.ts';
import { applyHomography, type Homography } from '../../base/homography.ts';

/** How a screen lies in a camera's picture: a homography, then radial distortion about the middle of the picture. */
export interface ScreenView {
  /** Of the camera's picture. */
  readonly widthPx: number;
  readonly heightPx: number;
  /** From the screen's pixels to the camera's, without distortion. */
  readonly homography: Homography;
  /**
   * By what share of its distance from the middle a point at the picture's corner lies further out (barrel: negative); it
   * goes with the square of the distance (Brown 1966, first radial term).
   */
  readonly radial: number;
}

/** Where a point of the screen lies in the camera's picture. */
export function toCamera({ widthPx, heightPx, homography, radial }: ScreenView, point: Point): Point {
  const { x, y } = applyHomography(homography, point);
  const [dx, dy] = [x - widthPx / 2, y - heightPx / 2];
  const stretch = radial * radiusSquared(dx, dy, widthPx, heightPx);
  return { x: x + stretch * dx, y: y + stretch * dy };
}

/** Square of a point's distance from the middle of a picture, 1 at its corners. */
export const radiusSquared = (dx: number, dy: number, widthPx: number, heightPx: number): number =>
  (4 * (dx * dx + dy * dy)) / (widthPx * widthPx + heightPx * heightPx);

/** How many camera pixels a screen pixel takes there, across and down. */
export function scaleAt(view: ScreenView, { x, y }: Point): { readonly across: number; readonly down: number } {
  const at = toCamera(view, { x, y });
  const right = toCamera(view, { x: x + 1, y });
  const below = toCamera(view, { x, y: y + 1 });
  return { across: Math.hypot(right.x - at.x, right.y - at.y), down: Math.hypot(below.x - at.x, below.y - at.y) };
}
