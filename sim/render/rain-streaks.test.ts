import { describe, expect, it } from 'vitest';
import { createRng } from '../../base/rng.ts';
import { defaultCamera } from '../camera/default-camera.ts';
import type { CameraSpec } from '../world.ts';
import { createRainStreaks } from './rain-streaks.ts';
import { decodeSignal } from './sensor.ts';

/** A sixteenth of the default camera's picture. */
const partOfCamera: CameraSpec = { ...defaultCamera, sensor: { widthMm: 1.2, widthPx: 320, heightPx: 180 } };

/** A dark picture after some rain: signals of one channel. */
function rained(rainMmPerHour: number, camera: CameraSpec = partOfCamera, index = 0, seed = 'rain'): number[] {
  const { widthPx, heightPx } = camera.sensor;
  const signals = new Uint16Array(widthPx * heightPx * 3);
  createRainStreaks(rainMmPerHour, createRng(seed))(signals, index, camera, [1, 1, 1], 1);
  return Array.from({ length: widthPx * heightPx }, (_, pixel) => decodeSignal(signals[3 * pixel]!));
}
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('rain streaks', () => {
  it('are the same for a seed and a frame, others in the next', () => {
    const first = rained(10);
    expect(rained(10)).toEqual(first);
    expect(rained(10, partOfCamera, 1)).not.toEqual(first);
    expect(rained(10, partOfCamera, 0, 'other')).not.toEqual(first);
  });
  it('cover more of the picture the harder it rains, and little of it in all', () => {
    const [light, heavy, cloudburst] = [2, 10, 50].map((rate) => mean(rained(rate))) as [number, number, number];
    expect(light).toBeGreaterThan(0);
    expect(heavy).toBeGreaterThan(2 * light);
    expect(cloudburst).toBeGreaterThan(2 * heavy);
    expect(cloudburst).toBeLessThan(0.2);
  });
  it('are spread over longer falls by longer exposures, with less cover in one place', () => {
    const [short, long] = [1 / 4000, 1 / 500].map((exposureS) => rained(10, { ...partOfCamera, exposureS }));
    const most = (values: readonly number[]) => values.reduce((high, value) => Math.max(high, value), 0);
    expect(most(long!)).toBeLessThan(most(short!));
  });
  it('shine in the light of the camera’s own lamp', () => {
    const lamp = {
      wavelengthNm: 850,
      radiantIntensityWPerSr: 25,
      beamDeg: 16,
      offset: { rightM: 0, upM: 0 },
      level: 1,
    } as const;
    const lit = rained(10, { ...partOfCamera, filter: 'infrared-pass', illuminator: lamp });
    expect(mean(lit)).toBeGreaterThan(1.5 * mean(rained(10)));
  });
});
