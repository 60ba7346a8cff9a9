import { describe, expect, it } from 'vitest';
import type { Light } from '../world.ts';
import { defaultCamera } from './default-camera.ts';
import { autoExposed, defaultSensor, exposureUnder, meteredLux, noiseDeviation, relativeExposure } from './exposure.ts';
import { daylightLux, illuminanceLux } from './illuminance.ts';
import { defaultIlluminator } from './illuminator.ts';
import { plateLampLux } from './lamps.ts';

describe('illuminanceLux', () => {
  it.each([
    // Published: about 1.3e5 lux at the zenith, 400 to 800 at sunset, 3.4 at the end of civil twilight, 0.008 of nautical.
    [90, 110_000, 140_000],
    [10, 9_000, 12_000],
    [0, 700, 800],
    [-0.8, 400, 500],
    [-6, 3.2, 3.6],
    [-12, 0.009, 0.011],
    [-40, 0.002, 0.002],
  ])('at %i° lies between %f and %f lux', (elevationDeg, low, high) => {
    expect(illuminanceLux(elevationDeg)).toBeGreaterThanOrEqual(low);
    expect(illuminanceLux(elevationDeg)).toBeLessThanOrEqual(high);
  });

  it('falls with the sun, without steps of more than 10 % where the polynomials meet', () => {
    for (const deg of [20, 5, -0.8, -5, -12]) {
      const ratio = illuminanceLux(deg) / illuminanceLux(deg - 1e-6);
      expect(Math.abs(ratio - 1)).toBeLessThan(0.1);
    }
    for (let deg = -18; deg < 90; deg += 0.5) expect(illuminanceLux(deg + 0.5)).toBeGreaterThan(illuminanceLux(deg));
  });
});

const settings = { fNumber: 2, exposureS: 0.001, gainDb: 0 };

describe('relativeExposure', () => {
  it('follows ISO 12232: 0.65 L t / N² · S / 10', () => {
    expect(relativeExposure(10_000, settings)).toBeCloseTo(
      (0.65 * ((0.18 * 10_000) / Math.PI) * 0.001 * 200) / 4 / 10,
      9,
    );
  });
  it.each([
    ['twice with twice the time', { exposureS: 0.002 }, 2],
    ['a quarter with twice the f-number', { fNumber: 4 }, 0.25],
    ['ten times with 20 dB', { gainDb: 20 }, 10],
  ])('%s', (_, change, factor) => {
    expect(relativeExposure(100, { ...settings, ...change }) / relativeExposure(100, settings)).toBeCloseTo(factor, 9);
  });
});

describe('noiseDeviation', () => {
  it('is read noise in the dark and shot noise in the light', () => {
    expect(noiseDeviation(0, 0)).toBeCloseTo(3 / 15000, 12);
    expect(noiseDeviation(1, 0)).toBeCloseTo(Math.sqrt(15000 + 9) / 15000, 12);
    const fullScale = defaultSensor.fullWellElectrons / 10;
    expect(noiseDeviation(0.18, 20)).toBeCloseTo(Math.sqrt(0.18 * fullScale + 9) / fullScale, 12);
  });
});

describe('daylightLux', () => {
  it('is what clouds leave', () => {
    const light = { sunElevationDeg: 35, sunAzimuthDeg: 180 };
    const clear = daylightLux(light);
    expect(daylightLux({ ...light, weather: { rainMmPerHour: 5 } }) / clear).toBeCloseTo(0.16, 9);
    expect(daylightLux({ ...light, weather: { fogVisibilityM: 200 } }) / clear).toBeCloseTo(0.18, 9);
    expect(daylightLux({ ...light, weather: {} })).toBe(clear);
  });
});

describe('autoExposed', () => {
  const under = (sunElevationDeg: number): Light => ({ sunElevationDeg, sunAzimuthDeg: 265 });
  const limits = { maxExposureS: 0.001, maxGainDb: 36 };
  const infrared = { ...defaultCamera, filter: 'infrared-pass', illuminator: defaultIlluminator } as const;

  it.each([60, 10, 0, -2])('exposes properly at %i°', (deg) => {
    const camera = autoExposed(defaultCamera, under(deg), limits);
    expect(exposureUnder(under(deg), camera)).toBeCloseTo(1, 9);
    expect(camera.exposureS).toBeLessThanOrEqual(0.001);
  });
  it('meters the lamp over a rear plate after dark, and stays within its limits, a little too dark', () => {
    expect(meteredLux(under(-12), defaultCamera)).toBe(plateLampLux);
    const camera = autoExposed(defaultCamera, under(-12), limits);
    expect(camera).toMatchObject({ exposureS: 0.001, gainDb: 36 });
    expect(exposureUnder(under(-12), camera)).toBeGreaterThan(0.3);
    expect(exposureUnder(under(-12), camera)).toBeLessThan(1);
  });
  it('is short, with moderate gain, for plates under infrared', () => {
    const camera = autoExposed(infrared, under(-18), { ...limits, maxExposureS: 0.0005 });
    expect(exposureUnder(under(-18), camera)).toBeCloseTo(1, 9);
    expect(camera.exposureS).toBe(0.0005);
    expect(camera.gainDb).toBeGreaterThan(3);
    expect(camera.gainDb).toBeLessThan(15);
  });
  it('finds nothing to meter behind an infrared-pass filter without a lamp', () => {
    const off = { ...infrared, illuminator: { ...defaultIlluminator, level: 0 } };
    for (const camera of [off, { ...infrared, illuminator: undefined }])
      expect(autoExposed(camera, under(-18), limits)).toMatchObject({ exposureS: 0.001, gainDb: 36 });
  });
});
