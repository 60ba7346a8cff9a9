/**
 * Daylight and twilight as numbers: how much light falls, from where, and how bright the sky is.
 *
 * Light on the ground as sim/camera/illuminance.ts has it. The sun's part of it: IES clear-sky model, 127.5 klx outside of
 * the atmosphere, extinction 0.21, air mass after Kasten and Young (1989).
 */
import { Color, Vector3 } from 'three/webgpu';
import { clamp, radFromDeg } from '../../base/units.ts';
import { daylightLux } from '../camera/illuminance.ts';
import { headlightsAreOn, streetLampsAreOn } from '../camera/lamps.ts';
import type { Light } from '../world.ts';

export interface Sky {
  /** Unit vector towards the sun. The road's +x runs north, so that +z is east. */
  readonly sunDirection: Vector3;
  /** On a plane that faces the sun, lux; 0 below the horizon. */
  readonly sunLux: number;
  readonly sunColor: Color;
  /** From the sky alone, on the ground, lux. */
  readonly skyLux: number;
  readonly skyColor: Color;
  /** Radiances of the drawn sky, cd/m² per channel. */
  readonly zenith: Color;
  readonly horizon: Color;
  /** Added to the horizon on the sun's side. */
  readonly glow: Color;
  /** Headlights are on. */
  readonly headlights: boolean;
  /** Street lamps and windows are lit. */
  readonly streetLamps: boolean;
}

/** Illuminance by the sun's disc of a plane that faces it, lux. */
export function directSunLux(sunElevationDeg: number): number {
  if (sunElevationDeg <= 0) return 0;
  const sine = Math.sin(radFromDeg(sunElevationDeg));
  const airMass = 1 / (sine + 0.50572 * (sunElevationDeg + 6.07995) ** -1.6364);
  return 127_500 * Math.exp(-0.21 * airMass);
}

const mix = (low: string, high: string, share: number): Color =>
  new Color(low).lerp(new Color(high), clamp(share, 0, 1));

/** A colour's hue and saturation at a luminance (ITU-R BT.709 weights). */
const ofLuminance = (color: Color, luminance: number): Color =>
  color.clone().multiplyScalar(luminance / (0.2126 * color.r + 0.7152 * color.g + 0.0722 * color.b));

export function skyOf(light: Light): Sky {
  const { sunElevationDeg, sunAzimuthDeg } = light;
  const elevation = radFromDeg(sunElevationDeg);
  const azimuth = radFromDeg(sunAzimuthDeg);
  const sunLux = directSunLux(sunElevationDeg);
  const total = daylightLux(light);
  const skyLux = Math.max(0.1 * total, total - sunLux * Math.max(0, Math.sin(elevation)));
  const meanRadiance = skyLux / Math.PI;
  const day = (sunElevationDeg + 4) / 16;
  const low = clamp(1 - Math.abs(sunElevationDeg) / 14, 0, 1);
  return {
    sunDirection: new Vector3(
      Math.cos(elevation) * Math.cos(azimuth),
      Math.sin(elevation),
      Math.cos(elevation) * Math.sin(azimuth),
    ),
    sunLux,
    sunColor: mix('#ffb070', '#fff6ea', sunElevationDeg / 25),
    skyLux,
    skyColor: mix('#cfdcff', '#e6efff', day),
    zenith: ofLuminance(mix('#4a68ac', '#5a8fd8', day), 0.75 * meanRadiance),
    horizon: ofLuminance(mix('#aca6b8', '#dbe7f4', day), 1.5 * meanRadiance),
    glow: ofLuminance(new Color('#ff9a52'), 1.4 * low * meanRadiance),
    headlights: headlightsAreOn(light),
    streetLamps: streetLampsAreOn(light),
  };
}
