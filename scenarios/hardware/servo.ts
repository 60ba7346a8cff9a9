/**
 * A hobby servo, as far as a camera's aim needs it: it turns towards its pulse at one speed, does not stir for a change
 * within its dead band, and holds where it stands when the pulses stop. Load, overshoot and play are not there.
 */
import { clamp } from '../../base/units.ts';
import { rangeUs, type ServoCurve } from '../../firmware-bridge/calibration/file.ts';
import { degOf, pulseUsOf } from '../../firmware-bridge/calibration/fit.ts';
import { pulseLimitsUs } from '../../firmware-bridge/ports.ts';

/** How pulses stand to a scenario's angles. */
export interface ServoMap {
  /** @returns undefined where no pulse turns it there */
  pulseFor(angleDeg: number): number | undefined;
  angleFor(pulseUs: number): number;
  /** The shortest and the longest pulse. */
  readonly rangeUs: readonly [number, number];
}

/** @param usPerDeg negative where longer pulses turn the other way */
export function linearServo(us: number, deg: number, usPerDeg: number): ServoMap {
  const { shortest, longest } = pulseLimitsUs;
  return {
    pulseFor(angleDeg) {
      const pulseUs = us + (angleDeg - deg) * usPerDeg;
      return pulseUs >= shortest && pulseUs <= longest ? pulseUs : undefined;
    },
    angleFor: (pulseUs) => deg + (pulseUs - us) / usPerDeg,
    rangeUs: [shortest, longest],
  };
}

/** Pan of a calibration counts to the right, that of a scenario to the left; up is positive in both. */
const ways = { pan: -1, tilt: 1 } as const;

/** @param deg the scenario's angle where the curve, as calibrated, has 0 */
export const calibratedServo = (axis: 'pan' | 'tilt', curve: ServoCurve, deg: number): ServoMap => ({
  pulseFor: (angleDeg) => pulseUsOf(curve.fit, ways[axis] * (angleDeg - deg), ...rangeUs(curve)),
  angleFor: (pulseUs) => scenarioDeg(axis, degOf(curve.fit, pulseUs), deg),
  rangeUs: rangeUs(curve),
});

/** @returns the scenario's angle for one as it was calibrated */
export const scenarioDeg = (axis: 'pan' | 'tilt', calibratedDeg: number, deg: number): number =>
  deg + ways[axis] * calibratedDeg;

/** Makers state 0.1 to 0.2 s for 60°, without load, and dead bands of 1 to 10 µs. */
export interface ServoMotion {
  readonly degPerS: number;
  readonly deadbandUs: number;
}

export interface Servo {
  /** Goes on for so long with this pulse on its wire; 0 is none. */
  drive(pulseUs: number, forS: number): void;
  angleDeg(): number;
}

/** @param startUs the pulse that it stands at */
export function createServo(
  angleFor: (pulseUs: number) => number,
  { degPerS, deadbandUs }: ServoMotion,
  startUs = 1500,
): Servo {
  let [goalUs, standsDeg] = [startUs, angleFor(startUs)];
  return {
    drive(pulseUs, forS) {
      if (pulseUs > 0 && Math.abs(pulseUs - goalUs) > deadbandUs) goalUs = pulseUs;
      const reachDeg = degPerS * forS;
      standsDeg += clamp(angleFor(goalUs) - standsDeg, -reachDeg, reachDeg);
    },
    angleDeg: () => standsDeg,
  };
}
