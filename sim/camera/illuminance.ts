import type { Light, Weather } from '../world.ts';

/**
 * Light on level, open ground under a clear sky, sun and sky together, from the sun's elevation.
 *
 * Cubic polynomials of log₁₀ lux in elevation / 90°: S. E. Urban & P. K. Seidelmann (eds.), Explanatory Supplement to
 * the Astronomical Almanac, 3rd ed. (2013), §12.3.4, table 12.8, fitted to RCA, Electro-Optics Handbook (1974); stated
 * error at most 0.02 in the logarithm. Stars and airglow add 0.002 lux (§12.3.4.3).
 */
const polynomials: readonly { readonly fromDeg: number; readonly l: readonly [number, number, number, number] }[] = [
  { fromDeg: 20, l: [3.74, 3.97, -4.07, 1.47] },
  { fromDeg: 5, l: [3.05, 13.28, -45.98, 64.33] },
  { fromDeg: -0.8, l: [2.88, 22.26, -207.64, 1034.3] },
  { fromDeg: -5, l: [2.88, 21.81, -258.11, -858.36] },
  { fromDeg: -12, l: [2.7, 12.17, -431.69, -1899.83] },
  { fromDeg: -18, l: [13.84, 262.72, 1447.42, 2797.93] },
];

const starsAndAirglowLux = 2e-3;

/** Horizontal illuminance, in lux; moonless at night. */
export function illuminanceLux(sunElevationDeg: number): number {
  const found = polynomials.find(({ fromDeg }) => sunElevationDeg >= fromDeg);
  if (!found) return starsAndAirglowLux;
  const [l0, l1, l2, l3] = found.l;
  const x = sunElevationDeg / 90;
  return starsAndAirglowLux + 10 ** (l0 + x * (l1 + x * (l2 + x * l3)));
}

/**
 * Part of the light of a cloudless sky that comes through: F. Kasten & G. Czeplak, Solar Energy 24 (1980) 177, of global
 * radiation under nimbostratus and, for fog, under stratus.
 */
export const cloudShare = ({ rainMmPerHour = 0, fogVisibilityM }: Weather): number =>
  rainMmPerHour > 0 ? 0.16 : fogVisibilityM === undefined ? 1 : 0.18;

/** Light on level, open ground in any weather, lux. */
export const daylightLux = ({ sunElevationDeg, weather = {} }: Light): number =>
  illuminanceLux(sunElevationDeg) * cloudShare(weather);
