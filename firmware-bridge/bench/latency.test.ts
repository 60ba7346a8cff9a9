import { describe, expect, it } from 'vitest';
import { createRng } from '../../base/rng.ts';
import { elapsedS, hostTimeOf } from '../rig/clock.ts';
import { measureLatency } from './latency.ts';
import { passes, percentile } from './measurement.ts';

describe("the rig's firmware", () => {
  it('acts within its limits, counted in emulated cycles, and times exposures within what it states', () => {
    const measured = measureLatency(createRng('latency'), 500);
    expect(measured.filter((measurement) => !passes(measurement))).toEqual([]);
    expect(measured.map(({ name }) => name)).toContain('trigger → exposure edge, 99th percentile');
  }, 120_000);
});

describe('the clock', () => {
  const sample = { sentS: 10, receivedS: 10.004, at: 1000 };
  it('states the middle of the round trip, and half of it as uncertainty', () => {
    const { tS, uncertaintyS } = hostTimeOf([sample], 1000)!;
    expect(tS).toBeCloseTo(10.002, 9);
    expect(uncertaintyS).toBeCloseTo(0.002, 9);
  });
  it('widens with time from the ping, and takes the sample that bounds best', () => {
    const later = { sentS: 12, receivedS: 12.02, at: 1000 + 2 / 0.5e-6 };
    expect(hostTimeOf([sample, later], 1000 + 0.1 / 0.5e-6)!.uncertaintyS).toBeCloseTo(0.0025, 9);
    expect(hostTimeOf([sample, later], later.at)!.uncertaintyS).toBeCloseTo(0.01, 9);
  });
  it('counts over its wrap', () => {
    expect(elapsedS(2 ** 32 - 2, 2)).toBeCloseTo(2e-6, 12);
    expect(elapsedS(2, 2 ** 32 - 2)).toBeCloseTo(-2e-6, 12);
  });
  it('says nothing without samples', () => expect(hostTimeOf([], 5)).toBeUndefined());
});

it.each([
  [0.5, 2],
  [0.99, 4],
  [0, 1],
])('percentile %d by nearest rank', (share, value) => expect(percentile([4, 1, 3, 2], share)).toBe(value));
