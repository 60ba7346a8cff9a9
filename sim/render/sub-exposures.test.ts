import { describe, expect, it } from 'vitest';
import { movedBy, subExposureCount, subExposures } from './sub-exposures.ts';

const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('subExposures', () => {
  it.each([4, 7, 24])('spreads %d moments evenly about the middle of exposure and pixel', (count) => {
    const all = subExposures(count);
    expect(mean(all.map(({ at }) => at))).toBeCloseTo(0, 9);
    expect(all.at(-1)!.at - all[0]!.at).toBeCloseTo(1 - 1 / count, 9);
    expect(mean(all.map(({ jitterX }) => jitterX))).toBeCloseTo(0, 9);
    expect(mean(all.map(({ jitterY }) => jitterY))).toBeCloseTo(0, 9);
    for (const { jitterX, jitterY } of all) expect(Math.max(Math.abs(jitterX), Math.abs(jitterY))).toBeLessThan(0.7);
  });

  it.each([
    { motionPx: 0, count: 3 },
    { motionPx: 2.4, count: 3 },
    { motionPx: 6.2, count: 7 },
    { motionPx: 300, count: 24 },
  ])('takes $count moments for $motionPx px', ({ motionPx, count }) => {
    expect(subExposureCount(motionPx)).toBe(count);
  });
});

it('movedBy drives each vehicle the way it heads', () => {
  const pose = { vehicleId: 'a', lane: 0, xM: 5, zM: 1, speedMps: 20, brakeLights: false };
  const { poses } = movedBy(
    {
      tS: 1,
      poses: [
        { ...pose, headingRad: 0 },
        { ...pose, headingRad: Math.PI / 2 },
      ],
    },
    0.1,
  );
  expect(poses[0]).toMatchObject({ xM: 7, zM: 1 });
  expect(poses[1]!.xM).toBeCloseTo(5);
  expect(poses[1]!.zM).toBeCloseTo(-1);
});
