import { describe, expect, it } from 'vitest';
import { type Driver, idmAcceleration, safeSpeedMps } from './idm.ts';

const driver: Driver = {
  desiredSpeedMps: 15,
  timeHeadwayS: 1.6,
  minimumGapM: 2,
  maxAccelerationMps2: 1,
  comfortableBrakingMps2: 2,
};

describe('idmAcceleration', () => {
  it.each([
    ['starts with full acceleration on a free road', 0, null, 1],
    ['holds the desired speed on a free road', 15, null, 0],
    ['gains less the faster it is (1 − (7.5/15)⁴)', 7.5, null, 0.9375],
    ['stands still at the standing gap', 0, { gapM: 2, speedMps: 0 }, 0],
    // s* = 2 + 10·1.6 + 10·10/(2·√2) = 53.355; 1 − (10/15)⁴ − (53.355/50)² = −0.3363
    ['brakes for a standing obstacle', 10, { gapM: 50, speedMps: 0 }, -0.3363],
  ])('%s', (_, speedMps, leader, expected) => {
    expect(idmAcceleration(driver, speedMps, leader)).toBeCloseTo(expected, 3);
  });
});

describe('safeSpeedMps', () => {
  it.each([
    ['equals the leader’s speed at the time headway', { gapM: 2 + 1.6 * 12, speedMps: 12 }, 12],
    ['is 0 at the standing gap of a standing leader', { gapM: 2, speedMps: 0 }, 0],
    // √(3.2² + 2·2·30) − 3.2
    ['stops within the gap', { gapM: 32, speedMps: 0 }, 8.2123],
  ])('%s', (_, leader, expected) => {
    expect(safeSpeedMps(driver, leader)).toBeCloseTo(expected, 3);
  });
});
