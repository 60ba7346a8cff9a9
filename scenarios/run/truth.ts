import type { Truth } from '../../policy/truth.ts';
import type { PlateRead } from '../../recognizer/ports.ts';
import { passesIn } from '../../sim/camera/capture-zone.ts';
import type { FrameTruth } from '../../sim/world.ts';
import type { Plan } from '../plan.ts';
import { vehicleOfRead } from './associate.ts';

/**
 * What was truly so in a run, for people in it and for the judge; nothing of it comes from what was read.
 *
 * @param frames what was in the frames that reads came from
 * @param owed what was before the camera, or should have been: who passes here is owed a read
 */
export function truthOfRun(
  plan: Plan,
  frames: readonly FrameTruth[],
  reads: readonly PlateRead[],
  owed: readonly FrameTruth[] = frames,
): Truth {
  const passed = new Set(passesIn(owed).map((pass) => pass.vehicleId));
  const inFrame = new Map(frames.map((frame) => [frame.index, frame]));
  return {
    format: 'gantry-truth/1',
    vehicles: plan.world.vehicles.map(({ id, plate, color, body }) => {
      const cast = plan.scenario.vehicles.find((vehicle) => vehicle.id === id);
      return {
        id,
        plate: plate.text,
        state: plate.state,
        color,
        body,
        occupants: cast?.occupants ?? 1,
        driver: cast?.driver ?? null,
        passes: passed.has(id) ? 1 : 0,
      };
    }),
    reads: Object.fromEntries(reads.map((read) => [read.id, vehicleOfRead(read, inFrame)])),
    records: [...plan.records],
  };
}
