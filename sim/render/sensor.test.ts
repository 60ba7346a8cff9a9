import { describe, expect, it } from 'vitest';
import { createRng } from '../../base/rng.ts';
import { defaultCamera } from '../camera/default-camera.ts';
import { noiseDeviation } from '../camera/exposure.ts';
import { createSensor, encodeSignal, signalPerCdM2 } from './sensor.ts';

const camera = { ...defaultCamera, gainDb: 18, sensor: { widthMm: 4.8, widthPx: 320, heightPx: 180 } };
const sensor = createSensor(camera, createRng('sensor'));
const flat = (signal: number): Uint16Array => new Uint16Array(320 * 180 * 3).fill(encodeSignal(signal));

const linear = (byte: number): number => {
  const s = byte / 255;
  return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
};

describe('createSensor', () => {
  it.each([0.02, 0.18, 0.5])('gives a signal of %f its level and the noise of the sensor', (signal) => {
    const bytes = sensor.develop(flat(signal), 3);
    let [sum, squares, count] = [0, 0, 0];
    for (let i = 0; i < bytes.length; i += 4) {
      const value = linear(bytes[i]!);
      sum += value;
      squares += value * value;
      count++;
    }
    const mean = sum / count;
    const deviation = Math.sqrt(squares / count - mean * mean);
    expect(mean / signal).toBeGreaterThan(0.97);
    expect(mean / signal).toBeLessThan(1.03);
    const expected = noiseDeviation(signal, camera.gainDb);
    expect(deviation / expected).toBeGreaterThan(0.9);
    expect(deviation / expected).toBeLessThan(1.1);
  });

  it('gives the same noise for a frame each time, and another for the next', () => {
    const again = createSensor(camera, createRng('sensor'));
    expect(again.develop(flat(0.18), 7)).toEqual(sensor.develop(flat(0.18), 7));
    expect(again.develop(flat(0.18), 8)).not.toEqual(sensor.develop(flat(0.18), 7));
  });

  it('saturates', () => {
    expect(sensor.develop(flat(40), 0)[0]).toBeGreaterThan(225);
  });

  it('gives a gray card under proper exposure its reflectance', () => {
    const lux = 400;
    const proper = { ...camera, gainDb: 0, exposureS: 1 };
    const perLux = signalPerCdM2(proper) / Math.PI;
    const exposed = { ...proper, exposureS: 1 / (perLux * lux) };
    const luminance = (0.18 * lux) / Math.PI;
    expect(luminance * signalPerCdM2(exposed)).toBeCloseTo(0.18, 6);
  });
});
