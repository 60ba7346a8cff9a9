import { describe, expect, it } from 'vitest';
import { extinctionPerM } from './air.ts';
import { dropsPerM3, rainExtinctionPerM, terminalSpeedMps } from './rain.ts';

describe('rain', () => {
  it.each([1, 10, 50])('of Marshall and Palmer brings down about what falls: %i mm/h', (rate) => {
    // ∫ N(D) (π/6) D³ v(D) dD; the distribution is known to be off by up to a third.
    let mmPerHour = 0;
    const stepMm = 0.05;
    for (let mm = 0.3; mm < 7; mm += stepMm) {
      const perM3 = dropsPerM3(rate, mm) - dropsPerM3(rate, mm + stepMm);
      mmPerHour += perM3 * (Math.PI / 6) * (mm * 1e-3) ** 3 * terminalSpeedMps(mm) * 1000 * 3600;
    }
    expect(mmPerHour / rate).toBeGreaterThan(0.67);
    expect(mmPerHour / rate).toBeLessThan(1.33);
  });
  it.each([
    // Gunn and Kinzer's measurements.
    [1, 4.03],
    [2, 6.49],
    [3, 8.06],
    [5, 9.09],
  ])('a drop of %i mm falls at %f m/s', (mm, measured) => {
    expect(Math.abs(terminalSpeedMps(mm) - measured)).toBeLessThan(0.2);
  });
  it('dims 0.37 R^0.63 a kilometre', () => {
    for (const rate of [1, 10, 50]) expect(1000 * rainExtinctionPerM(rate)).toBeCloseTo(0.365 * rate ** 0.63, 2);
    expect(rainExtinctionPerM(0)).toBe(0);
    expect(dropsPerM3(0, 1)).toBe(0);
  });
});

describe('extinctionPerM', () => {
  it('leaves a twentieth of a beam at the visibility', () =>
    expect(Math.exp(-200 * extinctionPerM({ fogVisibilityM: 200 }))).toBeCloseTo(0.05, 9));
  it('adds rain and fog, and is nothing in clear weather', () => {
    expect(extinctionPerM({ rainMmPerHour: 5, fogVisibilityM: 500 })).toBeCloseTo(
      rainExtinctionPerM(5) + extinctionPerM({ fogVisibilityM: 500 }),
      12,
    );
    expect(extinctionPerM({})).toBe(0);
  });
});
