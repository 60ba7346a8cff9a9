/** How bright and how noisy the sensor's picture is. */
import { degFromRad } from '../../base/units.ts';
import type { CameraSpec, Light } from '../world.ts';
import { daylightLux } from './illuminance.ts';
import { illuminatorLux } from './illuminator.ts';
import { headlightsAreOn, plateLampLux } from './lamps.ts';
import { viewOf } from './pinhole.ts';
import { retroReflectionAt } from './retro-reflection.ts';
import { add, scale } from './vector.ts';

/** A sensor as the photon transfer method describes it (J. R. Janesick, Photon Transfer, SPIE 2007). */
export interface Sensor {
  /** Speed at 0 dB gain: a mean focal-plane exposure of 10 / S lux seconds gives mid-gray (ISO 12232 standard output sensitivity). */
  readonly isoSpeed: number;
  /** Electrons that a pixel holds; at 0 dB gain they are full scale. */
  readonly fullWellElectrons: number;
  readonly readNoiseElectrons: number;
}

/** A colour CMOS sensor of 1/3 inch, pixels of 3.75 µm: about 54,000 electrons a lux second; rounded, ours. */
export const defaultSensor: Sensor = { isoSpeed: 200, fullWellElectrons: 15000, readNoiseElectrons: 3 };

/** Reflectance of the photographer's gray card, and the part of full scale that it takes when properly exposed. */
export const midGray = 0.18;

type Settings = Pick<CameraSpec, 'fNumber' | 'exposureS' | 'gainDb'>;

const gainOf = (gainDb: number): number => 10 ** (gainDb / 20);

/**
 * How bright a surface comes out: 1 is proper exposure, at which a level surface of reflectance ρ gives the part ρ of
 * full scale (linear, before sRGB). Above it the picture is too bright by that factor, below too dark.
 *
 * Focal-plane exposure 0.65 L t / N² after ISO 12232:2019, of a diffuse surface with luminance L = ρ E / π.
 */
export function relativeExposure(illuminance: number, settings: Settings, sensor: Sensor = defaultSensor): number {
  const luminance = (midGray * illuminance) / Math.PI;
  const exposureLuxS = (0.65 * luminance * settings.exposureS) / settings.fNumber ** 2;
  return (exposureLuxS * sensor.isoSpeed * gainOf(settings.gainDb)) / 10;
}

/**
 * Part of daylight, in lux as illuminator.ts counts them, that a pass band 50 nm wide around 850 nm leaves: 45 W/m² of
 * 110 klx (ASTM G173, global on 37° tilt).
 */
export const infraredDaylightShare = 0.115;

/**
 * What a camera chooses its exposure for, as the illuminance under which a white surface would be as bright: daylight, and
 * after dark the lamp over a rear plate; through an infrared-pass filter what the camera's own lamp brings back from a
 * plate on its axis.
 */
export function meteredLux(light: Light, camera: CameraSpec): number {
  const daylight = daylightLux(light);
  if (camera.filter === 'infrared-pass') return infraredDaylightShare * daylight + Math.PI * retroLuminance(camera);
  return Math.max(daylight, headlightsAreOn(light) ? plateLampLux : 0);
}

const plateHeightM = 0.8;
const farthestPlateM = 60;

/** Of a white plate that faces the camera where its axis comes down to the height of plates. */
function retroLuminance(camera: CameraSpec): number {
  const { illuminator } = camera;
  if (!illuminator) return 0;
  const { position, forward } = viewOf(camera);
  const slope = (camera.position.yM - plateHeightM) / Math.max(1e-9, -forward[1]);
  const distanceM = slope > 0 ? Math.min(slope, farthestPlateM) : farthestPlateM;
  const { rightM, upM } = illuminator.offset;
  const observedDeg = degFromRad(Math.atan2(Math.hypot(rightM, upM), distanceM));
  const enteringDeg = degFromRad(Math.asin(Math.min(1, Math.hypot(forward[1], forward[2]))));
  return illuminatorLux(camera, add(position, scale(forward, distanceM))) * retroReflectionAt(observedDeg, enteringDeg);
}

/** {@link relativeExposure} of what a camera meters. */
export const exposureUnder = (light: Light, camera: CameraSpec, sensor?: Sensor): number =>
  relativeExposure(meteredLux(light, camera), camera, sensor);

/**
 * Standard deviation of a pixel's value, in parts of full scale, from shot noise (Poisson, so its variance is the mean
 * in electrons) and read noise. Gain leaves fewer electrons for full scale, which is why it makes noise visible.
 *
 * @param signal the pixel's mean value, linear, in parts of full scale
 */
export function noiseDeviation(signal: number, gainDb: number, sensor: Sensor = defaultSensor): number {
  const fullScaleElectrons = sensor.fullWellElectrons / gainOf(gainDb);
  return Math.sqrt(Math.max(0, signal) * fullScaleElectrons + sensor.readNoiseElectrons ** 2) / fullScaleElectrons;
}

/** Bounds within which a camera's automatic exposure works. */
export interface ExposureLimits {
  /** The shutter that still freezes plates. */
  readonly maxExposureS: number;
  readonly maxGainDb: number;
}

/** A camera's own choice of shutter, then gain, for proper exposure; within its limits, so possibly too dark. */
export function autoExposed(
  camera: CameraSpec,
  light: Light,
  { maxExposureS, maxGainDb }: ExposureLimits,
  sensor?: Sensor,
): CameraSpec {
  const atLongest = exposureUnder(light, { ...camera, exposureS: maxExposureS, gainDb: 0 }, sensor);
  return {
    ...camera,
    exposureS: maxExposureS / Math.max(1, atLongest),
    gainDb: Math.min(maxGainDb, 20 * Math.log10(1 / Math.min(1, atLongest))),
  };
}
