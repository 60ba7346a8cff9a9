/**
 * What the recognizer takes and gives. Whatever has frames (the simulator, a camera, a recording) implements
 * {@link FrameSource}; whatever reads plates implements {@link Recognizer}.
 */
import type { Corners } from '../base/geometry.ts';

/** A picture: 8-bit sRGB, four bytes a pixel (red, green, blue, unused), rows from the top. */
export interface Picture {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly rgba: Uint8Array;
  /** The file it came from, where it came from one: its path from the folder of the pictures, with forward slashes. */
  readonly name?: string;
}

/** One picture of one camera. */
export interface Frame extends Picture {
  readonly cameraId: string;
  /** Counts a camera's exposures from 0; gaps are frames that the camera did not keep. */
  readonly index: number;
  /** Middle of the exposure, seconds from the start of the run. */
  readonly tS: number;
}

/** The frames of one camera in the order of their times. */
export interface FrameSource {
  frames(): AsyncIterable<Frame>;
}

/** One character as the reader saw it: the likeliest and its rivals, probabilities summing to at most 1. */
export interface CharacterPosterior {
  readonly character: string;
  readonly probability: number;
  /** The next likeliest characters, at most four, likeliest first. */
  readonly rivals: readonly { readonly character: string; readonly probability: number }[];
}

/** Issuing jurisdiction as the plate's look tells it (USPS code), never inferred from the text; null where it does not tell. */
export interface StateRead {
  readonly code: string;
  readonly confidence: number;
}

/** The likeliest text among those that states issue, and the probability that it is right. */
export interface FormatRead {
  readonly text: string;
  readonly confidence: number;
}

/** A trait of a vehicle by its name (recognizer/vehicle/names.ts), and the probability that it is right. */
export interface TraitRead {
  readonly name: string;
  readonly confidence: number;
}

/** What the vehicle around a plate looks like; null where the picture does not tell. */
export interface VehicleRead {
  readonly color: TraitRead | null;
  readonly body: TraitRead | null;
}

/** What one picture gave for one plate. A recognizer that gives no rivals of a character leaves the list empty. */
export interface PlateSighting {
  readonly corners: Corners;
  /** Probability of the detector that this is a plate. */
  readonly detection: number;
  readonly text: string;
  readonly characters: readonly CharacterPosterior[];
  /** Probability that the whole text is right. */
  readonly confidence: number;
  readonly state: StateRead | null;
  /** Null where nobody weighed the text against what states issue; `text` is what was seen, whatever stands here. */
  readonly format: FormatRead | null;
  /** Left out by a recognizer that does not look at the vehicle. */
  readonly vehicle?: VehicleRead;
}

/** A sighting in one frame of a camera. */
export interface PlateObservation extends PlateSighting {
  readonly frameIndex: number;
  readonly tS: number;
}

/** What the camera made of one vehicle's pass: the vote over a track's observations. `text` has A–Z and 0–9 only. */
export interface PlateRead {
  readonly id: string;
  readonly cameraId: string;
  readonly tFirstS: number;
  /** The read is known at this time, when the track ended or was long enough. */
  readonly tS: number;
  readonly text: string;
  readonly characters: readonly CharacterPosterior[];
  readonly confidence: number;
  readonly state: StateRead | null;
  readonly format: FormatRead | null;
  /** Left out by a recognizer that does not look at the vehicle. */
  readonly vehicle?: VehicleRead;
  readonly observations: readonly PlateObservation[];
}

/** Reads the plates of single pictures, each on its own. */
export interface PictureReader {
  /** Name and version, as reports print it. */
  readonly name: string;
  /** How many pictures it reads at once; 1 when left out. What it sees does not depend on it. */
  readonly atOnce?: number;
  /** The plates of one picture, likeliest first; none is an answer, too. @throws PictureError when it fails on this one */
  read(picture: Picture): Promise<readonly PlateSighting[]>;
}

/** A reader failed on one picture, and can go on with the next. */
export class PictureError extends Error {
  override readonly name = 'PictureError';
}

/** Reads plates from one camera's frames, given in order. Implementations hold the tracks of that camera. */
export interface Recognizer {
  /** Name and version, as reports print it. */
  readonly name: string;
  /** How many frames it may be given before the first is answered; 1 when left out. Reads do not depend on it. */
  readonly atOnce?: number;
  /** Takes the next frame; gives the reads that became known with it. */
  process(frame: Frame): Promise<readonly PlateRead[]>;
  /** The frames have ended: gives what the open tracks still hold. */
  finish(): Promise<readonly PlateRead[]>;
}

/** A read that a camera with a recognizer of its own sent, without its pixels. */
export interface SentRead {
  readonly cameraId: string;
  /** When the plate was seen, by the camera's clock (ISO 8601, UTC). */
  readonly utcTime: string;
  /** The picture that it was read from, where the camera names it. */
  readonly file: string | null;
  readonly text: string;
  /** What the camera gives as the likelihood of the text, from 0 to 1. */
  readonly confidence: number;
  readonly state: StateRead | null;
}

/** Cameras that send reads of their own accord. Ends when the connection is closed. */
export interface ReadSource {
  reads(): AsyncIterable<SentRead>;
  close(): Promise<void>;
}
