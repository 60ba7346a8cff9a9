import type { Corners } from '../../base/geometry.ts';
import { mapCorners, middleOf, widthOf } from '../detect/quad.ts';

/** A plate's place in one frame. */
export interface Sighting {
  readonly tS: number;
  readonly corners: Corners;
}

/**
 * Where the plate will be: its middle moves on at constant velocity and its size grows at a constant rate, both taken
 * from the last two sightings. After one sighting alone it is expected where it was.
 */
export function predictCorners(sightings: readonly Sighting[], tS: number): Corners {
  const last = sightings.at(-1)!;
  const before = sightings.at(-2);
  if (!before) return last.corners;
  const steps = (tS - last.tS) / (last.tS - before.tS);
  const [from, to] = [middleOf(before.corners), middleOf(last.corners)];
  const growth = (widthOf(last.corners) / widthOf(before.corners)) ** steps;
  return mapCorners(last.corners, ({ x, y }) => ({
    x: to.x + (to.x - from.x) * steps + (x - to.x) * growth,
    y: to.y + (to.y - from.y) * steps + (y - to.y) * growth,
  }));
}
