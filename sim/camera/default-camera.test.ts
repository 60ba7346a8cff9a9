import { describe, expect, it } from 'vitest';
import { createRng } from '../../base/rng.ts';
import { createWorld } from '../traffic/create-world.ts';
import { bodyTypes, type Plate } from '../world.ts';
import { captureZones, passesOf } from './capture-zone.ts';
import { defaultCamera } from './default-camera.ts';

const plate = (text: string): Plate => ({ state: 'CT', design: 'test', text, display: text, wear: 0, seed: text });

const bodies = bodyTypes.filter((body) => body !== 'motorcycle');

/** Every body type once in each lane, nobody else on the road. */
const parade = (speedMph: number) =>
  createWorld(
    {
      durationS: 60,
      road: { lengthM: 240, speedLimitMph: speedMph },
      light: { sunElevationDeg: 20, sunAzimuthDeg: 180 },
      traffic: { vehiclesPerHour: 0 },
      cast: [0, 1].flatMap((lane) =>
        [...bodies, 'motorcycle' as const].map((body, index) => ({
          id: `${body}-${lane}`,
          body,
          lane,
          entersAtS: 1 + 7 * index,
          speedMph,
          plate: plate(`${lane}${index}`),
        })),
      ),
    },
    createRng(1),
    (_state, body) => plate(body),
  );

describe('defaultCamera', () => {
  it.each([35, 40])('reads both lanes, with at least 5 frames of every body at %i mph', (mph) => {
    const passes = passesOf(parade(mph), defaultCamera);
    for (const body of bodies) {
      expect(passes.find(({ vehicleId }) => vehicleId === `${body}-0`)?.side).toBe('rear');
      expect(passes.find(({ vehicleId }) => vehicleId === `${body}-1`)?.side).toBe('front');
    }
    for (const { frames } of passes) expect(frames.length).toBeGreaterThanOrEqual(5);
    expect(passes).toHaveLength(2 * bodies.length);
  });

  it('has a zone of at least 9 m in each lane, at less than 30°', () => {
    const zones = captureZones(defaultCamera, parade(35).road);
    expect(zones.map(({ lane, side }) => [lane, side])).toEqual([
      [0, 'rear'],
      [1, 'front'],
    ]);
    for (const { fromXM, toXM, minWidthPx, maxIncidenceDeg } of zones) {
      expect(toXM - fromXM).toBeGreaterThanOrEqual(9);
      expect(minWidthPx).toBeGreaterThanOrEqual(70);
      expect(maxIncidenceDeg).toBeLessThan(30);
    }
  });
});
