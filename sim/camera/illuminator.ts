/**
 * A camera's near-infrared lamp, and near infrared in the units that the rest of the simulation counts in.
 *
 * Near infrared has no lux. Here a watt a square metre counts as so many lux as give the sensor of exposure.ts as many
 * electrons: its pixel of 3.75 µm takes 54,000 electrons a lux second; at quantum efficiencies of 0.25 (850 nm) and 0.1
 * (940 nm), common in makers' data sheets for silicon without near-infrared enhancement, and photons of 0.234 and 0.211 aJ,
 * a joule a square metre gives it 15.0 and 6.7 million. "Lux" of a camera behind an infrared-pass filter means these.
 */
import { radFromDeg } from '../../base/units.ts';
import type { CameraSpec, Illuminator } from '../world.ts';
import { viewOf } from './pinhole.ts';
import { add, dot, norm, scale, subtract, type Vec3 } from './vector.ts';

export const luxPerWattPerM2: Readonly<Record<Illuminator['wavelengthNm'], number>> = { 850: 280, 940: 123 };

/**
 * Between the lamps on either side of a bullet camera's lens, pulsed with the shutter. Makers of plate cameras say how far
 * theirs reach, rarely how strong they are; this one gives a plate at 25 m about half of full scale in half a millisecond.
 */
export const defaultIlluminator: Illuminator = {
  wavelengthNm: 850,
  radiantIntensityWPerSr: 25,
  beamDeg: 16,
  offset: { rightM: 0.06, upM: -0.06 },
  level: 1,
};

/** Of the beam's intensity on its axis, in candela as explained above. */
export const illuminatorCandela = ({ wavelengthNm, radiantIntensityWPerSr, level }: Illuminator): number =>
  luxPerWattPerM2[wavelengthNm] * radiantIntensityWPerSr * level;

/**
 * The beam's shape: intensity off its axis, of that on it, is exp(−sharpness · (1 − cos angle)), which is a Gaussian for
 * small angles.
 */
export const beamSharpness = ({ beamDeg }: Illuminator): number => Math.LN2 / (1 - Math.cos(radFromDeg(beamDeg / 2)));

export function illuminatorPosition(camera: CameraSpec, { offset }: Illuminator): Vec3 {
  const { position, right, up } = viewOf(camera);
  return add(position, add(scale(right, offset.rightM), scale(up, offset.upM)));
}

/** Illuminance by a camera's own lamp at a point, of a plane that faces the lamp; 0 without one. */
export function illuminatorLux(camera: CameraSpec, point: Vec3): number {
  const { illuminator } = camera;
  if (!illuminator) return 0;
  const ray = subtract(point, illuminatorPosition(camera, illuminator));
  const distanceM = norm(ray);
  const offAxis = 1 - dot(ray, viewOf(camera).forward) / distanceM;
  return (illuminatorCandela(illuminator) * Math.exp(-beamSharpness(illuminator) * offAxis)) / distanceM ** 2;
}
