import { describe, expect, it } from 'vitest';
import { illuminanceLux } from '../camera/illuminance.ts';
import { directSunLux, skyOf } from './sky.ts';

const at = (sunElevationDeg: number) => skyOf({ sunElevationDeg, sunAzimuthDeg: 265 });

describe('skyOf', () => {
  it.each([60, 20, 8, 2])('shares the light on the ground between sun and sky at %d°', (elevation) => {
    const { sunLux, skyLux, sunDirection } = at(elevation);
    const total = illuminanceLux(elevation);
    expect(sunLux * sunDirection.y + skyLux).toBeGreaterThanOrEqual(total * 0.999);
    expect(sunLux * sunDirection.y + skyLux).toBeLessThan(total * 1.11);
  });

  it('leaves only the sky after sunset', () => {
    expect(at(-2).sunLux).toBe(0);
    expect(at(-2).skyLux).toBeCloseTo(illuminanceLux(-2));
  });

  it.each([
    { elevation: 30, headlights: false, streetLamps: false },
    { elevation: 1, headlights: true, streetLamps: false },
    { elevation: -4, headlights: true, streetLamps: true },
  ])('lights lamps as it darkens: $elevation°', ({ elevation, headlights, streetLamps }) => {
    expect(at(elevation)).toMatchObject({ headlights, streetLamps });
  });

  it('stands in the west at azimuth 270°: to the left of who drives north along +x', () => {
    const { sunDirection } = skyOf({ sunElevationDeg: 0, sunAzimuthDeg: 270 });
    expect(sunDirection.z).toBeCloseTo(-1);
  });
});

it('directSunLux is near the published 100 klx for a high sun and 0 below the horizon', () => {
  expect(directSunLux(60)).toBeGreaterThan(95_000);
  expect(directSunLux(60)).toBeLessThan(105_000);
  expect(directSunLux(-0.1)).toBe(0);
});
