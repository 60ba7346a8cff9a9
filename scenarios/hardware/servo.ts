/**
 * A hobby servo, as far as a camera's aim needs it: it turns towards its pulse at one speed, does not stir for a change
 * within its dead band, and holds where it stands when the pulses stop. Load, overshoot and play are not there.
 */

/** Pulse widths in µs and what angle they stand for; both directions are linear in between. */
export interface ServoMap {
  readonly us: number;
  /** The angle at that pulse. */
  readonly deg: number;
  /** Negative where longer pulses turn the other way. */
  readonly usPerDeg: number;
}

export const pulseFor = ({ us, deg, usPerDeg }: ServoMap, angleDeg: number): number => us + (angleDeg - deg) * usPerDeg;
export const angleFor = ({ us, deg, usPerDeg }: ServoMap, pulseUs: number): number => deg + (pulseUs - us) / usPerDeg;

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

export function createServo(map: ServoMap, { degPerS, deadbandUs }: ServoMotion, startDeg: number): Servo {
  let standsUs = pulseFor(map, startDeg);
  let goalUs = standsUs;
  return {
    drive(pulseUs, forS) {
      if (pulseUs > 0 && Math.abs(pulseUs - goalUs) > deadbandUs) goalUs = pulseUs;
      const reachUs = degPerS * Math.abs(map.usPerDeg) * forS;
      standsUs += Math.max(-reachUs, Math.min(reachUs, goalUs - standsUs));
    },
    angleDeg: () => angleFor(map, standsUs),
  };
}
