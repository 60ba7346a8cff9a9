/** From what recognizers gave to the cases and counts that the figures are made of. */
import type { BenchItem, TruePlate } from './item.ts';
import { platesOfReads, sightingOf, sightingsElsewhere } from './match.ts';
import type { Measured } from './measure.ts';
import { type Case, type CaseRead, type Conditions, isRight } from './metrics/case.ts';

/** Reads where no plate is. */
export interface FalsePlates {
  /** Reads, at track level, that lie on no plate, of the items whose truth is complete. */
  readonly reads: number;
  /** Vehicles that passed there. */
  readonly vehicles: number;
  /** Sightings in frames that hold no plate, and these frames. */
  readonly sightings: number;
  readonly framesWithoutPlates: number;
  /** Sightings off every named plate where the truth may be incomplete: plates that the index leaves out, or false. */
  readonly otherDetections: number;
}

export interface Cases {
  /** A plate in a frame each. */
  readonly frame: readonly Case[];
  /** A vehicle's pass each; none for photographs. */
  readonly track: readonly Case[];
  readonly falsePlates: FalsePlates;
}

type Known = Pick<BenchItem, 'id' | 'conditions' | 'isComplete' | 'vehicles'>;

export function casesOf(items: readonly Known[], measured: ReadonlyMap<string, Measured>): Cases {
  const frame: Case[] = [];
  const track: Case[] = [];
  const falsePlates = { reads: 0, vehicles: 0, sightings: 0, framesWithoutPlates: 0, otherDetections: 0 };
  for (const item of items) {
    const { frames, reads } = measured.get(item.id)!;
    for (const shown of frames) {
      for (const plate of shown.plates)
        frame.push(caseOf(item, plate, `${shown.name}#${plate.id}`, sightingOf(plate, shown.sightings) ?? null));
      const elsewhere = sightingsElsewhere(shown).length;
      if (!item.isComplete) falsePlates.otherDetections += elsewhere;
      else if (shown.plates.length === 0) {
        falsePlates.framesWithoutPlates++;
        falsePlates.sightings += elsewhere;
      }
    }
    if (!reads) continue;
    const found = platesOfReads(reads, frames);
    for (const plate of distinctPlates(frames)) {
      const own = found
        .filter(({ plateId }) => plateId === plate.id)
        .map(({ read }) => caseOf(item, plate, `${item.id}#${plate.id}`, read))
        .sort((a, b) => b.read!.confidence - a.read!.confidence);
      // A pass is right only when every read of it is, as in the score of a run.
      track.push(
        own.find((each) => !isRight(each, 'strict')) ?? own[0] ?? caseOf(item, plate, `${item.id}#${plate.id}`, null),
      );
    }
    if (item.isComplete) {
      falsePlates.vehicles += item.vehicles;
      falsePlates.reads += found.filter(({ plateId }) => plateId === null).length;
    }
  }
  return { frame, track, falsePlates };
}

const distinctPlates = (frames: Measured['frames']): readonly TruePlate[] => [
  ...new Map(frames.flatMap(({ plates }) => plates.map((plate) => [plate.id, plate]))).values(),
];

function caseOf(item: Known, plate: TruePlate, id: string, read: CaseRead | null): Case {
  const conditions: Conditions = { ...item.conditions, ...plate.conditions };
  return {
    id,
    cluster: `${item.id}#${plate.id}`,
    truth: { text: plate.text, state: plate.state, ...(plate.vehicle && { vehicle: plate.vehicle }) },
    conditions,
    read: read && pickRead(read),
  };
}

const pickRead = ({ text, confidence, state, vehicle }: CaseRead): CaseRead => ({
  text,
  confidence,
  state,
  ...(vehicle && { vehicle }),
});
