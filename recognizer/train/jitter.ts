import type { Corners } from '../../base/geometry.ts';
import type { Rng } from '../../base/rng.ts';
import { mapCorners, middleOf, widthOf } from '../detect/quad.ts';

/** Standard deviations of errors of a plate's corners, in plate widths (of its size: as a part of it). */
export interface CornerErrors {
  readonly place: number;
  readonly size: number;
  readonly corner: number;
}

/** What the detector's first look errs by, which the refiner has to mend. */
export const detectorErrors: CornerErrors = { place: 0.04, size: 0.08, corner: 0.035 };

/** What is left after the refiner, which the reader has to live with. */
export const refinerErrors: CornerErrors = { place: 0.02, size: 0, corner: 0.02 };

/** Every so often the errors are larger. */
const wildChance = 0.15;
const wildFactor = 2.5;

/** Corners as they would be given for a plate. */
export function jitterCorners(corners: Corners, { place, size, corner }: CornerErrors, rng: Rng): Corners {
  const factor = rng.chance(wildChance) ? wildFactor : 1;
  const unit = widthOf(corners) * factor;
  const [shiftX, shiftY] = [rng.normal(0, place * unit), rng.normal(0, place * unit)];
  const [growX, growY] =
    size > 0 ? [Math.exp(rng.normal(0, size * factor)), Math.exp(rng.normal(0, size * factor))] : [1, 1];
  const middle = middleOf(corners);
  return mapCorners(corners, ({ x, y }) => ({
    x: middle.x + (x - middle.x) * growX + shiftX + rng.normal(0, corner * unit),
    y: middle.y + (y - middle.y) * growY + shiftY + rng.normal(0, corner * unit),
  }));
}
