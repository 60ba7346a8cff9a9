import type { Corners } from '../../base/geometry.ts';
import type { Rng } from '../../base/rng.ts';
import { mapCorners, widthOf } from '../detect/quad.ts';

/** Standard deviations of the detector's errors, in plate widths: of the whole plate's place, and of each corner's. */
const placeError = 0.02;
const cornerError = 0.02;

/** Every so often the detector errs by more; the reader has to live with that, too. */
const wildChance = 0.15;
const wildFactor = 2.5;

/** Corners as the detector would give them for a plate. */
export function jitterCorners(corners: Corners, rng: Rng): Corners {
  const scale = widthOf(corners) * (rng.chance(wildChance) ? wildFactor : 1);
  const [shiftX, shiftY] = [rng.normal(0, placeError * scale), rng.normal(0, placeError * scale)];
  return mapCorners(corners, ({ x, y }) => ({
    x: x + shiftX + rng.normal(0, cornerError * scale),
    y: y + shiftY + rng.normal(0, cornerError * scale),
  }));
}
