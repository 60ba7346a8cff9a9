/** What chance decides of a vehicle. Each property has a stream of its own, so that giving one leaves the others alone. */
import type { Rng } from '../../base/rng.ts';
import { clamp } from '../../base/units.ts';
import { vehicleShapes } from '../vehicles.ts';
import type { BodyType, Vehicle } from '../world.ts';
import type { Driver } from './idm.ts';
import {
  type CastVehicle,
  type IssuePlate,
  ordinaryBodies,
  ordinaryColors,
  ordinaryStates,
  type TrafficSpec,
} from './spec.ts';

type Given = Pick<CastVehicle, 'id' | 'body' | 'color' | 'plate' | 'state'>;

export const drawBody = (given: Given, traffic: TrafficSpec, rng: Rng): BodyType =>
  given.body ?? rng.fork('body').weighted(traffic.bodies ?? ordinaryBodies);

/**
 * A driver of ordinary traffic. Means of time headway and standing gap as in Treiber et al. (2000), table I, spread over
 * drivers; free speeds a little over the limit, as free-flow speeds on such roads are, trucks a little slower.
 */
export function drawDriver(body: BodyType, speedLimitMps: number, rng: Rng): Driver {
  const { maxAccelerationMps2, comfortableBrakingMps2 } = vehicleShapes[body];
  const spread = (name: string, mean: number, deviation: number) =>
    clamp(rng.fork(name).normal(mean, deviation), mean - 2 * deviation, mean + 2 * deviation);
  return {
    desiredSpeedMps: speedLimitMps * spread('speed', body === 'truck' ? 0.98 : 1.05, 0.07),
    timeHeadwayS: spread('headway', 1.6, 0.3),
    minimumGapM: spread('gap', 2, 0.3),
    maxAccelerationMps2: maxAccelerationMps2 * spread('acceleration', 1, 0.12),
    comfortableBrakingMps2: comfortableBrakingMps2 * spread('braking', 1, 0.1),
  };
}

/** Colour and plate of a vehicle; `taken` are the plates that are on the road already, and the new one joins them. */
export function drawVehicle(
  given: Given,
  body: BodyType,
  traffic: TrafficSpec,
  issuePlate: IssuePlate,
  taken: Set<string>,
  rng: Rng,
): Vehicle {
  const plate = given.plate ?? issueFreePlate(given, body, traffic, issuePlate, taken, rng);
  taken.add(plateKey(plate));
  return {
    id: given.id,
    body,
    color: given.color ?? rng.fork('color').weighted(traffic.colors ?? ordinaryColors),
    plate,
    hasFrontPlate: body !== 'motorcycle' && !rearPlateOnlyStates.has(plate.state),
  };
}

export const plateKey = ({ state, text }: Vehicle['plate']): string => `${state} ${text}`;

function issueFreePlate(
  given: Given,
  body: BodyType,
  traffic: TrafficSpec,
  issuePlate: IssuePlate,
  taken: ReadonlySet<string>,
  rng: Rng,
): Vehicle['plate'] {
  for (let attempt = 0; attempt < 100; attempt++) {
    const plate = issuePlate(
      given.state ?? traffic.states ?? ordinaryStates,
      body,
      rng.fork(attempt === 0 ? 'plate' : `plate-${attempt}`),
    );
    if (!taken.has(plateKey(plate))) return plate;
  }
  throw new RangeError(`no plate is free for vehicle "${given.id}": 100 drawn ones are all on the road already`);
}

/** States that issue no front plate for ordinary vehicles. Connecticut, New York and Massachusetts issue two. */
const rearPlateOnlyStates: ReadonlySet<string> = new Set([
  'AK',
  'AL',
  'AR',
  'AZ',
  'DE',
  'FL',
  'GA',
  'IN',
  'KS',
  'KY',
  'LA',
  'MI',
  'MS',
  'NC',
  'NM',
  'OH',
  'OK',
  'PA',
  'SC',
  'TN',
  'UT',
  'WV',
]);
