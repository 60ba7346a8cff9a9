import type { PlateObservation, PlateRead } from '../ports.ts';
import { formatOf } from '../read/formats.ts';
import { associate, type Expectation } from './associate.ts';
import { vote, voteOnVehicle } from './fuse.ts';
import { predictCorners } from './motion.ts';

export interface Tracker {
  /** Takes what one frame gave, in the order of frames; gives the reads of the tracks that ended with it. */
  take(frame: { readonly tS: number }, observations: readonly PlateObservation[]): PlateRead[];
  /** Ends all tracks. */
  finish(): PlateRead[];
}

/** A track that was not seen for longer than this has ended. */
const patienceS = 0.45;

/** Reach of a track that has no velocity yet, and of one that has, in plate widths. */
const reachUnknown = 6;
const reachKnown = 2.5;

/** Sum of the observations' confidences, and confidence of their vote, below which a track gives no read. */
const leastSupport = 1.2;
const leastConfidence = 0.5;

/** A single sighting gives a read only if it is as sure as this. */
const leastSingle = 0.95;

/** Follows the plates of one camera from frame to frame and gives one read for each that went by. */
export function createTracker(cameraId: string): Tracker {
  let open: PlateObservation[][] = [];
  let readCount = 0;
  let nowS = 0;

  const end = (track: readonly PlateObservation[]): PlateRead[] => {
    const { text, characters, confidence, state } = vote(track);
    const support = track.reduce((sum, observation) => sum + observation.confidence, 0);
    const enough = support >= leastSupport || (track.length === 1 && support >= leastSingle);
    if (text === '' || confidence < leastConfidence || !enough) return [];
    readCount += 1;
    const vehicle = voteOnVehicle(track);
    return [
      {
        id: `${cameraId}-${readCount}`,
        cameraId,
        tFirstS: track[0]!.tS,
        tS: nowS,
        text,
        characters,
        confidence,
        state,
        format: formatOf(text, characters, confidence),
        ...(vehicle && { vehicle }),
        observations: track,
      },
    ];
  };

  const expect = (track: readonly PlateObservation[], tS: number): Expectation => ({
    corners: predictCorners(track, tS),
    text: track.at(-1)!.text,
    reachWidths: track.length === 1 ? reachUnknown : reachKnown,
  });

  return {
    take({ tS }, observations) {
      nowS = tS;
      const isOver = (track: readonly PlateObservation[]): boolean => tS - track.at(-1)!.tS > patienceS;
      const ended = open.filter(isOver);
      open = open.filter((track) => !isOver(track));
      const tracks = associate(
        open.map((track) => expect(track, tS)),
        observations,
      );
      for (const [index, observation] of observations.entries()) {
        const track = open[tracks[index]!];
        if (track) track.push(observation);
        else open.push([observation]);
      }
      return ended.flatMap(end);
    },
    finish() {
      const ended = open;
      open = [];
      return ended.flatMap(end);
    },
  };
}
