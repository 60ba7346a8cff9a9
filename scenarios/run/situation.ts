import type { EventOf } from '../../policy/trace.ts';
import type { Truth } from '../../policy/truth.ts';
import type { Situation } from '../respond/port.ts';

/**
 * What people would see of an alert's vehicle: the picture shows the plate that is truly on it. An entry describes its
 * vehicle as that vehicle truly is, so a vehicle that is not the entry's has no description to agree with.
 */
export function situationOf(
  alert: Pick<EventOf<'alert'>, 'readId' | 'entry'>,
  truth: Truth,
  findChancePerMinute: number,
): Situation {
  const vehicle = truth.vehicles.find(({ id }) => id === truth.reads[alert.readId]) ?? null;
  const isEntrys = vehicle !== null && vehicle.plate === alert.entry.plate;
  return {
    picture: vehicle && { plate: vehicle.plate, state: vehicle.state },
    vehicle,
    described: { color: isEntrys ? vehicle.color : null, body: isEntrys ? vehicle.body : null },
    findChancePerMinute,
  };
}
