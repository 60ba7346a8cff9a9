/** How bright and how noisy the sensor's picture is. */
import type { CameraSpec, Light } from '../world.ts';
import { illuminanceLux } from './illuminance.ts';

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

/** {@link relativeExposure} of a camera in the open under the sky. */
export const exposureUnder = (light: Light, camera: Settings, sensor?: Sensor): number =>
  relativeExposure(illuminanceLux(light.sunElevationDeg), camera, sensor);

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
export function autoExposed<C extends Settings>(
  camera: C,
  light: Light,
  { maxExposureS, maxGainDb }: ExposureLimits,
  sensor?: Sensor,
): C {
  const atLongest = exposureUnder(light, { ...camera, exposureS: maxExposureS, gainDb: 0 }, sensor);
  return {
    ...camera,
    exposureS: maxExposureS / Math.max(1, atLongest),
    gainDb: Math.min(maxGainDb, 20 * Math.log10(1 / Math.min(1, atLongest))),
  };
}
