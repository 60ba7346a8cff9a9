import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitServo } from '../../firmware-bridge/calibration/fit.ts';
import { calibratedServo, createServo, linearServo } from './servo.ts';

const map = linearServo(1500, 10, -10);
const motion = { degPerS: 300, deadbandUs: 3 };
/** Turns 0.1° a microsecond, as the calibration counts, and looks straight ahead at 1400 µs. */
const points = [900, 1200, 1500, 1800, 2100].map((pulseUs) => ({ pulseUs, deg: (pulseUs - 1400) / 10 }));
const curve = { points, fit: fitServo(points) };

describe('a servo', () => {
  it.each([
    ['as stated', map, [-70, 100]],
    ['as calibrated', calibratedServo('pan', curve, -12), [-80, 38]],
  ] as const)('%s maps angles to pulses and back', (_, { pulseFor, angleFor }, [min, max]) =>
    fc.assert(
      fc.property(fc.double({ min, max, noNaN: true }), (deg) => {
        expect(angleFor(pulseFor(deg)!)).toBeCloseTo(deg, 6);
      }),
    ),
  );

  it('has no pulse for an angle that it does not reach', () => {
    expect(map.pulseFor(110)).toBeUndefined();
    expect(calibratedServo('tilt', curve, 0).pulseFor(71)).toBeUndefined();
  });

  it("turns to a scenario's angles: pan to the left and tilt upwards positive, from where the calibration has 0", () => {
    expect(calibratedServo('pan', curve, -12).pulseFor(-2)).toBeCloseTo(1300, 6);
    expect(calibratedServo('tilt', curve, -4).pulseFor(6)).toBeCloseTo(1500, 6);
  });

  it('takes its time, and then stands where its pulse says', () => {
    const servo = createServo(map.angleFor, motion, 1200);
    servo.drive(1500, 0.05);
    expect(servo.angleDeg()).toBeCloseTo(25, 9);
    servo.drive(1500, 1);
    expect(servo.angleDeg()).toBeCloseTo(10, 9);
  });

  it.each([
    ['no pulse', 0],
    ['a change within the dead band', 1502],
  ])('does not stir for %s', (_, pulseUs) => {
    const servo = createServo(map.angleFor, motion);
    servo.drive(pulseUs, 1);
    expect(servo.angleDeg()).toBeCloseTo(10, 9);
  });
});
