import type { StateRead, VehicleRead } from '../../../recognizer/ports.ts';

/** Names of conditions and their values, for example `distanceM: "25"`. */
export type Conditions = Readonly<Record<string, string>>;

/** What the vehicle around a plate truly looks like; null where nobody says. */
export interface TrueVehicle {
  readonly color: string | null;
  readonly body: string | null;
}

/** What a recognizer said of a plate: of a sighting in one picture, or of a track. */
export interface CaseRead {
  /** A–Z and 0–9 only; empty where a plate was seen and nothing read. */
  readonly text: string;
  /** Probability, by the recognizer, that the whole text is right. */
  readonly confidence: number;
  readonly state: StateRead | null;
  readonly vehicle?: VehicleRead;
}

/**
 * A plate that a read is owed of, and what a recognizer gave: at frame level a plate in one picture, at track level a
 * vehicle's pass. Cases with the same id are the same plate before two recognizers.
 */
export interface Case {
  readonly id: string;
  /** The vehicle's pass, or the photograph: cases of the same one are not independent. */
  readonly cluster: string;
  readonly truth: { readonly text: string; readonly state: string | null; readonly vehicle?: TrueVehicle };
  readonly conditions: Conditions;
  /** The likeliest read that lies on the plate; null where none does. */
  readonly read: CaseRead | null;
}

/** A text with the characters made one that labels of real plates, and some states' dies, do not tell apart: O=0, I=1. */
export const folded = (text: string): string => text.replaceAll('O', '0').replaceAll('I', '1');

/** How a read's text is held against the truth. */
export type Comparison = 'strict' | 'folded';

/** Whether every character of the plate was read, and nothing else. */
export const isRight = ({ truth, read }: Case, comparison: Comparison): boolean =>
  read !== null && (comparison === 'strict' ? read.text === truth.text : folded(read.text) === folded(truth.text));
