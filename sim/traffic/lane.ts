/** One lane's traffic: who enters when, and everyone's way along it, integrated at a fixed step. */
import { type Driver, idmAcceleration, type Leader, safeSpeedMps } from './idm.ts';
import { CastError } from './spec.ts';

export const stepS = 0.05;

/** A vehicle that wants to drive along the lane. */
export interface Entrant {
  readonly id: string;
  readonly lengthM: number;
  readonly driver: Driver;
  /** When it wants to enter. A cast vehicle enters then; an ordinary one as soon after as it has room and is in nobody's way. */
  readonly wantsAtS: number;
}

/** A vehicle's way: samples every {@link stepS} from `startS`. `sM` runs from 0 at the lane's beginning to its end. */
export interface Trajectory {
  readonly id: string;
  readonly startS: number;
  readonly sM: readonly number[];
  readonly speedMps: readonly number[];
  readonly accelerationMps2: readonly number[];
}

export interface LaneTraffic {
  readonly lengthM: number;
  readonly fromS: number;
  readonly untilS: number;
  readonly ordinary: readonly Entrant[];
  readonly cast: readonly Entrant[];
}

interface Driving extends Entrant {
  readonly way: { id: string; startS: number; sM: number[]; speedMps: number[]; accelerationMps2: number[] };
  sM: number;
  speedMps: number;
}

/** Time by which an ordinary vehicle leaves the lane before a cast one does. */
const clearanceS = 2;

/**
 * Drives all entrants along the lane. Ballistic integration: acceleration is constant within a step, speed never negative.
 *
 * @throws CastError when a cast vehicle finds its lane's beginning occupied at its time
 */
export function driveLane({ lengthM, fromS, untilS, ordinary, cast }: LaneTraffic): readonly Trajectory[] {
  const byTime = (a: Entrant, b: Entrant) => a.wantsAtS - b.wantsAtS;
  const waiting = ordinary.toSorted(byTime);
  const due = cast.toSorted(byTime);
  const driven: Trajectory[] = [];
  let road: Driving[] = [];

  const enter = (entrant: Entrant, tS: number, speedMps: number, sM: number) => {
    const way = { id: entrant.id, startS: tS, sM: [], speedMps: [], accelerationMps2: [] };
    driven.push(way);
    road.push({ ...entrant, way, sM, speedMps });
  };

  for (let step = 0; ; step++) {
    const tS = fromS + step * stepS;
    if (tS > untilS + stepS) return driven;

    while (due[0] && due[0].wantsAtS <= tS + 1e-9) {
      const entrant = due.shift()!;
      const last = road.at(-1);
      const leader = last ? leaderOf(entrant, 0, last) : null;
      if (last && leader && leader.gapM < entrant.driver.minimumGapM)
        throw new CastError(entrant.id, `cannot enter at ${entrant.wantsAtS} s: "${last.id}" is still there`);
      const speedMps = entrySpeed(entrant, leader);
      enter(entrant, tS, speedMps, speedMps * (tS - entrant.wantsAtS));
    }
    const next = waiting[0];
    if (next && next.wantsAtS <= tS) {
      const last = road.at(-1);
      const leader = last ? leaderOf(next, 0, last) : null;
      const hasRoom = leader === null || safeSpeedMps(next.driver, leader) >= leader.speedMps;
      const speedMps = entrySpeed(next, leader);
      const followsForS = last ? (lengthM - last.sM) / last.speedMps + next.driver.timeHeadwayS : 0;
      const leavesAtS = tS + Math.max(lengthM / next.driver.desiredSpeedMps, followsForS);
      if (hasRoom && !due.some((coming) => isInTheWay(next, speedMps, tS, leavesAtS, coming, lengthM))) {
        waiting.shift();
        enter(next, tS, speedMps, 0);
      }
    }

    const accelerations = road.map((vehicle, index) => {
      const ahead = road[index - 1];
      return idmAcceleration(vehicle.driver, vehicle.speedMps, ahead ? leaderOf(vehicle, vehicle.sM, ahead) : null);
    });
    road.forEach((vehicle, index) => {
      const acceleration = accelerations[index]!;
      vehicle.way.sM.push(vehicle.sM);
      vehicle.way.speedMps.push(vehicle.speedMps);
      vehicle.way.accelerationMps2.push(acceleration);
      const speedMps = Math.max(0, vehicle.speedMps + acceleration * stepS);
      vehicle.sM += ((vehicle.speedMps + speedMps) / 2) * stepS;
      vehicle.speedMps = speedMps;
    });
    road = road.filter((vehicle) => vehicle.sM <= lengthM);
  }
}

const leaderOf = (vehicle: { readonly lengthM: number }, sM: number, ahead: Driving): Leader => ({
  gapM: ahead.sM - sM - (ahead.lengthM + vehicle.lengthM) / 2,
  speedMps: ahead.speedMps,
});

const entrySpeed = ({ driver }: Entrant, leader: Leader | null): number =>
  leader === null ? driver.desiredSpeedMps : Math.min(driver.desiredSpeedMps, safeSpeedMps(driver, leader));

/** Whether a vehicle that entered at `tS` would make a cast vehicle wait, or slow it down before the lane's end. */
function isInTheWay(
  vehicle: Entrant,
  speedMps: number,
  tS: number,
  leavesAtS: number,
  coming: Entrant,
  lengthM: number,
): boolean {
  const { timeHeadwayS, minimumGapM, desiredSpeedMps } = coming.driver;
  const roomM =
    (vehicle.lengthM + coming.lengthM) / 2 + minimumGapM + timeHeadwayS * Math.max(speedMps, desiredSpeedMps);
  const entersTooLate = speedMps * (coming.wantsAtS - tS) < roomM;
  return entersTooLate || leavesAtS + clearanceS > coming.wantsAtS + lengthM / desiredSpeedMps;
}
