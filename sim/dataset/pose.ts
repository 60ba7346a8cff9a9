import type { Corners, Point } from '../../base/geometry.ts';
import type { Rng } from '../../base/rng.ts';
import { clamp } from '../../base/units.ts';

/** Beyond this angle from straight ahead no camera is set up to read. */
const steepestRad = 1.05;

/**
 * Corners of a plate as a camera could see it: a rectangle turned about all three axes and projected, then rolled.
 *
 * @param widthPx of the plate, at its mean distance, when seen from straight ahead
 * @param aspect height over width
 */
export function randomPose(middle: Point, widthPx: number, aspect: number, rng: Rng): Corners {
  const yaw = clamp(rng.normal(0, 0.42), -steepestRad, steepestRad);
  const pitch = rng.normal(0.08, 0.24);
  const roll = rng.normal(0, 0.07);
  const distance = rng.uniform(4, 14);
  const stretch = Math.exp(rng.normal(0, 0.05));
  const at = (u: number, v: number): Point => {
    const [x, y] = [u * Math.cos(yaw), v * aspect * stretch * Math.cos(pitch)];
    const depth = distance + u * Math.sin(yaw) + v * aspect * Math.sin(pitch);
    const [px, py] = [(x * distance) / depth, ((y + u * Math.sin(yaw) * Math.sin(pitch)) * distance) / depth];
    return {
      x: middle.x + widthPx * (px * Math.cos(roll) - py * Math.sin(roll)),
      y: middle.y + widthPx * (px * Math.sin(roll) + py * Math.cos(roll)),
    };
  };
  return [at(-0.5, -0.5), at(0.5, -0.5), at(0.5, 0.5), at(-0.5, 0.5)];
}
