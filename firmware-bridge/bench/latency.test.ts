import { describe, expect, it } from 'vitest';
import { createRng } from '../../base/rng.ts';
import { measureLatency } from './latency.ts';
import { passes, percentile } from './measurement.ts';

describe("the rig's firmware", () => {
  it('acts within its limits, counted in emulated cycles, and times exposures within what it states', () => {
    const measured = measureLatency(createRng('latency'), 500);
    expect(measured.filter((measurement) => !passes(measurement))).toEqual([]);
    expect(measured.map(({ name }) => name)).toContain('trigger → exposure edge, 99th percentile');
  }, 120_000);
});

it.each([
  [0.5, 2],
  [0.99, 4],
  [0, 1],
])('percentile %d by nearest rank', (share, value) => expect(percentile([4, 1, 3, 2], share)).toBe(value));
