/** Which of a recognizer's reads is a plate's, by where they lie in the picture, never by their text. */
import type { PlateRead, PlateSighting } from '../../recognizer/ports.ts';
import { overlap, vehicleOfRead } from '../run/associate.ts';
import type { TruePlate } from './item.ts';
import type { MeasuredFrame } from './measure.ts';

/** A plate is found where a sighting's box and its own have this much in common (intersection over union). */
export const foundOverlap = 0.5;

/** The likeliest sighting that lies on the plate; of a plate whose place nobody says, the likeliest of all. */
export const sightingOf = ({ corners }: TruePlate, sightings: readonly PlateSighting[]): PlateSighting | undefined =>
  corners === null ? sightings[0] : sightings.find((sighting) => overlap(sighting.corners, corners) >= foundOverlap);

/** Sightings that are those of no plate that the truth names. */
export function sightingsElsewhere({ plates, sightings }: MeasuredFrame): readonly PlateSighting[] {
  const own = new Set(plates.map((plate) => sightingOf(plate, sightings)));
  const liesOn = (sighting: PlateSighting) =>
    plates.some(({ corners }) => corners !== null && overlap(sighting.corners, corners) > 0);
  return sightings.filter((sighting) => !own.has(sighting) && !liesOn(sighting));
}

/** The plate that each read is one of; null where most of its observations lie on none. */
export function platesOfReads(
  reads: readonly PlateRead[],
  frames: readonly MeasuredFrame[],
): readonly { readonly read: PlateRead; readonly plateId: string | null }[] {
  const truth = new Map(
    frames.map(({ index, plates }) => [
      index,
      { plates: plates.flatMap(({ id, corners }) => (corners ? { vehicleId: id, corners } : [])) },
    ]),
  );
  return reads.map((read) => ({ read, plateId: vehicleOfRead(read, truth) }));
}
