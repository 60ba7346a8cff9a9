import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { angleFor, createServo, pulseFor, type ServoMap } from './servo.ts';

const map: ServoMap = { us: 1500, deg: 10, usPerDeg: -10 };
const motion = { degPerS: 300, deadbandUs: 3 };

describe('a servo', () => {
  it('maps angles to pulses and back', () =>
    fc.assert(
      fc.property(fc.double({ min: -90, max: 90, noNaN: true }), (deg) => {
        expect(angleFor(map, pulseFor(map, deg))).toBeCloseTo(deg, 9);
      }),
    ));

  it('takes its time, and then stands where its pulse says', () => {
    const servo = createServo(map, motion, 40);
    servo.drive(pulseFor(map, 10), 0.05);
    expect(servo.angleDeg()).toBeCloseTo(25, 9);
    servo.drive(pulseFor(map, 10), 1);
    expect(servo.angleDeg()).toBeCloseTo(10, 9);
  });

  it.each([
    ['no pulse', 0],
    ['a change within the dead band', 1502],
  ])('does not stir for %s', (_, pulseUs) => {
    const servo = createServo(map, motion, 10);
    servo.drive(pulseUs, 1);
    expect(servo.angleDeg()).toBeCloseTo(10, 9);
  });
});
