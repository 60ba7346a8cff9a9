/**
 * From light to bytes as a camera's sensor and its processing do it: exposure, saturation, noise, sRGB.
 *
 * A pixel's mean signal (linear, in parts of full scale) is kept as the square root in steps of 1/4095: fine where the
 * eye and the sRGB curve are fine. The noise is that of sim/camera/exposure.ts, carried through the sRGB curve by its
 * slope.
 */
import type { Rng } from '../../base/rng.ts';
import { noiseDeviation, relativeExposure } from '../camera/exposure.ts';
import type { CameraSpec } from '../world.ts';

export const signalSteps = 4096;

/** Signal (parts of full scale) that a luminance of 1 cd/m² gives: proper exposure gives a surface its reflectance. */
export const signalPerCdM2 = (camera: CameraSpec): number => Math.PI * relativeExposure(1, camera);

/** How signals are stored; never negative. */
export const encodeSignal = (signal: number): number =>
  signal < 1 ? Math.sqrt(signal) * (signalSteps - 1) + 0.5 : signalSteps - 1;

/** The sRGB curve (IEC 61966-2-1), 0 to 1. */
const srgb = (linear: number): number => (linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055);
const srgbSlope = (linear: number): number => (linear <= 0.0031308 ? 12.92 : (1.055 / 2.4) * linear ** (1 / 2.4 - 1));

/** Fixed-point: means and deviations in 1/64 of a byte's step, the table of normal deviates in 1/32. */
const fraction = 64;
const deviateSteps = 32;
const tableLength = 1 << 20;

export interface Sensor {
  /**
   * Turns signals (three a pixel, as {@link encodeSignal} stores them) into bytes, four a pixel, with the noise of the
   * gain; behind an infrared-pass filter all three have the same.
   */
  develop(signals: Uint16Array, index: number, setting?: Pick<CameraSpec, 'gainDb' | 'filter'>): Uint8Array;
}

/** @param rng the noise of frame n depends on this stream and n alone */
export function createSensor(camera: CameraSpec, rng: Rng): Sensor {
  const { widthPx, heightPx } = camera.sensor;
  let table = noiseTable(camera.gainDb);
  const shift = Math.log2(fraction * deviateSteps);
  const noise = new Int8Array(tableLength);
  const drawn = rng.fork('deviates');
  for (let i = 0; i < tableLength; i++)
    noise[i] = Math.max(-127, Math.min(127, Math.round(drawn.normal(0, deviateSteps))));

  const develop: Sensor['develop'] = (signals, index, { gainDb, filter } = camera) => {
    if (gainDb !== table.gainDb) table = noiseTable(gainDb);
    const { means, deviations } = table;
    const [second, third] = filter === 'infrared-pass' ? [0, 0] : [1, 2];
    const bytes = new Uint8ClampedArray(widthPx * heightPx * 4);
    const offsets = rng.fork(index);
    for (let row = 0, from = 0, to = 0; row < heightPx; row++) {
      let at = offsets.integer(0, tableLength - 3 * widthPx - 1);
      for (const end = to + 4 * widthPx; to < end; from += 3, to += 4, at += 3) {
        const r = signals[from]!;
        const g = signals[from + 1]!;
        const b = signals[from + 2]!;
        bytes[to] = (means[r]! + deviations[r]! * noise[at]!) >> shift;
        bytes[to + 1] = (means[g]! + deviations[g]! * noise[at + second]!) >> shift;
        bytes[to + 2] = (means[b]! + deviations[b]! * noise[at + third]!) >> shift;
        bytes[to + 3] = 255;
      }
    }
    return new Uint8Array(bytes.buffer);
  };
  return { develop };
}

/** For each step of a signal: its mean and its deviation, both fixed-point, at a gain. */
function noiseTable(gainDb: number): {
  readonly gainDb: number;
  readonly means: Int32Array;
  readonly deviations: Int32Array;
} {
  const means = new Int32Array(signalSteps);
  const deviations = new Int32Array(signalSteps);
  for (let step = 0; step < signalSteps; step++) {
    const signal = (step / (signalSteps - 1)) ** 2;
    means[step] = Math.round(255 * fraction * srgb(signal)) * deviateSteps + (fraction * deviateSteps) / 2;
    // A full pixel's noise lies above full scale; the clamp takes it off.
    deviations[step] = Math.round(255 * fraction * srgbSlope(signal) * noiseDeviation(signal, gainDb));
  }
  return { gainDb, means, deviations };
}
