import type { Rng } from '../../base/rng.ts';
import { mpsFromMph } from '../../base/units.ts';
import { vehicleShapes } from '../vehicles.ts';
import type { BodyType, Lane, Road, Vehicle, VehiclePose, World } from '../world.ts';
import { arrivalTimes } from './arrivals.ts';
import { drawBody, drawDriver, drawVehicle, plateKey } from './draw.ts';
import { driveLane, type Entrant, stepS, type Trajectory } from './lane.ts';
import { CastError, type CastVehicle, type IssuePlate, type RoadSpec, type WorldSpec } from './spec.ts';

const defaultLaneWidthM = 3.6;

/** Lifting the foot slows a car by about this much; more takes the brakes. */
const coastingMps2 = 0.7;

type Given = { readonly id: string } & Partial<CastVehicle>;

interface Planned {
  readonly given: Given;
  readonly body: BodyType;
  readonly lane: number;
  readonly isCast: boolean;
  readonly entrant: Entrant;
}

/**
 * A run of traffic. The road is already in use at t = 0. Each vehicle's properties come from a stream named after it:
 * another vehicle more or less changes when ordinary ones enter, not what they are.
 *
 * @throws CastError when a cast vehicle cannot enter as wanted
 * @throws RangeError when the flow is more than a lane takes, or the road has no room for `atLeast` vehicles
 */
export function createWorld(spec: WorldSpec, rng: Rng, issuePlate: IssuePlate): World {
  const road = createRoad(spec.road);
  const { traffic, durationS } = spec;
  const { lengthM } = spec.road;
  const speedLimitMps = mpsFromMph(spec.road.speedLimitMph);
  const fromS = -Math.ceil(lengthM / (0.7 * speedLimitMps));

  const plan = (given: Given, lane: number, wantsAtS: number, speedMps?: number): Planned => {
    const own = rng.fork('vehicles').fork(given.id);
    const body = drawBody(given, traffic, own);
    const driver = drawDriver(body, speedLimitMps, own.fork('driver'));
    const entrant: Entrant = {
      id: given.id,
      lengthM: vehicleShapes[body].lengthM,
      driver: speedMps === undefined ? driver : { ...driver, desiredSpeedMps: speedMps },
      wantsAtS,
    };
    return { given, body, lane, isCast: speedMps !== undefined, entrant };
  };

  const cast = spec.cast.map((given) => {
    if (!road.lanes[given.lane])
      throw new CastError(given.id, `is in lane ${given.lane}: the road has lanes 0 to ${road.lanes.length - 1}`);
    return plan(given, given.lane, given.entersAtS, mpsFromMph(given.speedMph));
  });
  const ordinary = road.lanes.flatMap((_, lane) =>
    arrivalTimes(traffic.vehiclesPerHour, fromS, durationS, rng.fork('arrivals').fork(lane)).map((tS, index) =>
      plan({ id: `lane${lane}.${index}` }, lane, tS),
    ),
  );
  const planned = [...cast, ...ordinary];
  const drive = () =>
    road.lanes.map((_, lane) => {
      const inLane = planned.filter((each) => each.lane === lane);
      return driveLane({
        lengthM,
        fromS,
        untilS: durationS,
        ordinary: inLane.filter((each) => !each.isCast).map((each) => each.entrant),
        cast: inLane.filter((each) => each.isCast).map((each) => each.entrant),
      });
    });

  let lanes = drive();
  const atLeast = traffic.atLeast ?? 0;
  const toPoleS = lengthM / 2 / speedLimitMps;
  for (let extra = 0; countPassing(lanes, lengthM / 2, durationS) < atLeast; extra++) {
    if (extra === 4 * atLeast)
      throw new RangeError(
        `in ${durationS} s the road has no room for ${atLeast} vehicles; ask for fewer, or run longer`,
      );
    const draw = rng.fork('extra').fork(extra);
    planned.push(
      plan(
        { id: `extra.${extra}` },
        draw.integer(0, road.lanes.length - 1),
        draw.uniform(-toPoleS, durationS - toPoleS),
      ),
    );
    lanes = drive();
  }

  const ways = lanes.flatMap((trajectories, lane) =>
    trajectories.filter((way) => endS(way) >= 0 && way.startS <= durationS).map((way) => ({ way, lane })),
  );
  const onRoad = new Set(ways.map(({ way }) => way.id));
  const taken = new Set(spec.cast.flatMap(({ plate }) => (plate ? [plateKey(plate)] : [])));
  const vehicles: Vehicle[] = planned
    .filter(({ given }) => onRoad.has(given.id))
    .map(({ given, body }) =>
      drawVehicle(given, body, traffic, issuePlate, taken, rng.fork('vehicles').fork(given.id)),
    );

  return {
    road,
    light: spec.light,
    vehicles,
    durationS,
    stateAt: (tS) => ({
      tS,
      poses: ways.flatMap(({ way, lane }) => poseAt(way, lane, road, tS) ?? []),
    }),
  };
}

function createRoad({ lengthM, laneWidthM = defaultLaneWidthM, lanesPerDirection = 1 }: RoadSpec): Road {
  const towards = (direction: Lane['direction']): Lane[] =>
    Array.from({ length: lanesPerDirection }, (_, index) => ({
      zM: direction * (index + 0.5) * laneWidthM,
      direction,
    }));
  return { lanes: [...towards(1), ...towards(-1)], laneWidthM, lengthM };
}

const endS = ({ startS, sM }: Trajectory): number => startS + (sM.length - 1) * stepS;

const countPassing = (lanes: readonly (readonly Trajectory[])[], poleM: number, durationS: number): number =>
  lanes.flat().filter((way) => {
    const index = way.sM.findIndex((sM) => sM >= poleM);
    const tS = way.startS + index * stepS;
    return index >= 0 && tS >= 0 && tS <= durationS;
  }).length;

function poseAt(way: Trajectory, laneIndex: number, road: Road, tS: number): VehiclePose | null {
  const position = (tS - way.startS) / stepS;
  // A cast vehicle may enter between two steps: its first sample then lies less than a step after that.
  const first = way.sM[0]! > 0 ? -way.sM[0]! / (way.speedMps[0]! * stepS) : 0;
  if (position < first - 1e-9 || position > way.sM.length - 1) return null;
  const index = Math.min(Math.max(0, Math.floor(position)), Math.max(0, way.sM.length - 2));
  const part = position - index;
  const between = (samples: readonly number[]) =>
    samples[index]! + part * ((samples[index + 1] ?? samples[index]!) - samples[index]!);
  const { zM, direction } = road.lanes[laneIndex]!;
  return {
    vehicleId: way.id,
    lane: laneIndex,
    xM: direction * (between(way.sM) - road.lengthM / 2),
    zM,
    headingRad: direction === 1 ? 0 : Math.PI,
    speedMps: Math.max(0, between(way.speedMps)),
    brakeLights: way.accelerationMps2[index]! < -coastingMps2,
  };
}
