/** What rain and fog do to light on its way: of a beam exp(−extinction · distance) is left (Beer and Lambert). */
import type { Weather } from '../world.ts';
import { rainExtinctionPerM } from './rain.ts';

/**
 * A meteorological optical range is where a twentieth of a beam is left (WMO-No. 8, Guide to Instruments and Methods of
 * Observation, chapter 9), so its extinction is ln 20 over the range.
 */
export const extinctionPerM = ({ rainMmPerHour = 0, fogVisibilityM }: Weather): number =>
  rainExtinctionPerM(rainMmPerHour) + (fogVisibilityM === undefined ? 0 : Math.log(20) / fogVisibilityM);

/**
 * Extinction over backscatter of water drops, steradians: 18.8 from the droplets of clouds upwards (E. J. O'Connor, A. J.
 * Illingworth & R. J. Hogan, J. Atmos. Oceanic Technol. 21 (2004) 777).
 */
export const lidarRatioSr = 18.8;
