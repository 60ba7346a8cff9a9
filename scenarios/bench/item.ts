/** What a bench shows to recognizers: photographs, or the passes that a matrix of conditions renders. */
import type { Corners } from '../../base/geometry.ts';
import type { Frame } from '../../recognizer/ports.ts';
import type { Conditions, TrueVehicle } from './metrics/case.ts';

/** A plate that is truly in a frame. */
export interface TruePlate {
  /** The same in every frame of an item: a vehicle's id, or the place in the index. */
  readonly id: string;
  readonly text: string;
  /** USPS code; null where nobody says. */
  readonly state: string | null;
  /** Null where nobody says where it is. */
  readonly corners: Corners | null;
  readonly vehicle?: TrueVehicle;
  /** Conditions of this plate besides those of its item. */
  readonly conditions: Conditions;
}

/** A frame with its truth. */
export interface TrueFrame {
  readonly frame: Frame;
  readonly plates: readonly TruePlate[];
}

export interface BenchItem {
  /** Unique in its bench, for example a picture's path in its folder, or a cell's name. */
  readonly id: string;
  readonly conditions: Conditions;
  /** Whether its frames follow one another, so that a recognizer may follow plates through them. */
  readonly isTrack: boolean;
  /** Whether the truth names every plate, so that a sighting elsewhere is a false one. */
  readonly isComplete: boolean;
  /** Vehicles that pass in it; 0 for photographs. */
  readonly vehicles: number;
  /** What the frames depend on, as text: equal keys mean equal frames. @throws InputError when it cannot be read */
  key(): string;
  /** @throws InputError when they cannot be had */
  frames(): AsyncIterable<TrueFrame>;
}
