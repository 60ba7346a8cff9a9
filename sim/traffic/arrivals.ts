import type { Rng } from '../../base/rng.ts';

/** Shortest time between two vehicles that want to enter a lane. */
export const minimumHeadwayS = 1.5;

/**
 * Times at which vehicles want to enter a lane: a Poisson process with a minimum headway (shifted exponential headways;
 * R. J. Cowan, "Useful headway models", Transportation Research 9, 371–375 (1975), model M2).
 *
 * @throws RangeError when the flow leaves less than the minimum headway between vehicles
 */
export function arrivalTimes(vehiclesPerHour: number, fromS: number, untilS: number, rng: Rng): readonly number[] {
  if (vehiclesPerHour === 0) return [];
  const meanS = 3600 / vehiclesPerHour;
  if (!(meanS > minimumHeadwayS))
    throw new RangeError(`a lane takes less than ${3600 / minimumHeadwayS} vehicles an hour, not ${vehiclesPerHour}`);
  const times: number[] = [];
  let tS = fromS + rng.exponential(meanS);
  while (tS < untilS) {
    times.push(tS);
    tS += minimumHeadwayS + rng.exponential(meanS - minimumHeadwayS);
  }
  return times;
}
