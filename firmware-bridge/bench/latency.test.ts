import { describe, expect, it } from 'vitest';
import { createRng } from '../../base/rng.ts';
import { measureFirmwareTiming } from './latency.ts';
import { passes } from './measurement.ts';

describe("the rig's firmware", () => {
  it('acts within its limits, counted in emulated cycles, and times exposures within what it states', () => {
    const measured = measureFirmwareTiming(createRng('latency'), 500);
    expect(measured.filter((measurement) => !passes(measurement))).toEqual([]);
    expect(measured.map(({ name }) => name)).toContain('trigger → exposure edge, 99th percentile');
  }, 120_000);
});
