import { describe, expect, it } from 'vitest';
import { motorcyclePlateSize, plateSize } from '../vehicles.ts';
import { headlightsAreOn, headlightsLightTheRoad, plateLampCandela, plateLampFactorAt } from './lamps.ts';

it.each([plateSize, motorcyclePlateSize])(
  'lamps over a plate of %o meet FMVSS 108: 8 lx at least, 20 to 1 at most',
  (size) => {
    const candela = plateLampCandela(size);
    const lux = [-0.45, -0.25, 0, 0.25, 0.45].flatMap((across) =>
      [-0.4, 0, 0.4].map((upwards) => candela * plateLampFactorAt(across * size.widthM, upwards * size.heightM, size)),
    );
    expect(Math.min(...lux)).toBeGreaterThan(8);
    expect(Math.max(...lux) / Math.min(...lux)).toBeLessThan(20);
  },
);

describe('headlights', () => {
  const at = (sunElevationDeg: number, weather = {}) => ({ sunElevationDeg, sunAzimuthDeg: 200, weather });
  it('are on at dusk and night, and in rain and fog at noon', () => {
    expect(headlightsAreOn(at(30))).toBe(false);
    expect(headlightsAreOn(at(30, { rainMmPerHour: 0 }))).toBe(false);
    for (const light of [at(2), at(-18), at(30, { rainMmPerHour: 1 }), at(30, { fogVisibilityM: 300 })])
      expect(headlightsAreOn(light)).toBe(true);
  });
  it('light the road when daylight does not', () => {
    expect(headlightsLightTheRoad(at(-2))).toBe(false);
    expect(headlightsLightTheRoad(at(-8))).toBe(true);
    expect(headlightsLightTheRoad(at(30, { rainMmPerHour: 1 }))).toBe(false);
  });
});
