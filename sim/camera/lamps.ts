/** When lamps burn on and beside a road, and what the lamp over a rear plate gives. */
import type { PlateSize } from '../vehicles.ts';
import type { Light } from '../world.ts';
import { daylightLux } from './illuminance.ts';

/** Headlights, tail lamps and plate lamps: from shortly before sunset, and in rain or fog at any time. */
export const headlightsAreOn = ({ sunElevationDeg, weather = {} }: Light): boolean =>
  sunElevationDeg < 3 || (weather.rainMmPerHour ?? 0) > 0 || weather.fogVisibilityM !== undefined;

/** Street lamps, and windows of houses. */
export const streetLampsAreOn = ({ sunElevationDeg }: Light): boolean => sunElevationDeg < -1;

/** Too little daylight to drown what headlights throw on the road. */
export const headlightsLightTheRoad = (light: Light): boolean => headlightsAreOn(light) && daylightLux(light) < 20;

/** Mean on a rear plate by its lamps; 49 CFR 571.108 S7.7.15 (FMVSS 108) asks for at least 8 lx at each test station. */
export const plateLampLux = 25;

/** Two lamps over a plate: off its middle by parts of its width, above its upper edge, and out of its face. */
export const plateLamps = { aside: 0.3, aboveM: 0.05, outM: 0.09 };

/**
 * What a pair of lamps gives a point of a plate, for each candela of one: the cosine over the square of the distance.
 *
 * @param xM from the plate's middle, along its text
 * @param yM from its middle, upwards
 */
export const plateLampFactorAt = (xM: number, yM: number, { widthM, heightM }: PlateSize): number =>
  [-1, 1].reduce((sum, side) => {
    const across = xM - side * plateLamps.aside * widthM;
    const down = yM - (heightM / 2 + plateLamps.aboveM);
    return sum + plateLamps.outM / Math.hypot(across, down, plateLamps.outM) ** 3;
  }, 0);

/** The intensity of each lamp for a mean of {@link plateLampLux}. */
export function plateLampCandela(size: PlateSize): number {
  const steps = 16;
  let sum = 0;
  for (let i = 0; i < steps; i++)
    for (let j = 0; j < steps; j++)
      sum += plateLampFactorAt(((i + 0.5) / steps - 0.5) * size.widthM, ((j + 0.5) / steps - 0.5) * size.heightM, size);
  return plateLampLux / (sum / steps ** 2);
}
