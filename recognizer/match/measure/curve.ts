/**
 * What a matcher finds of the vehicles that are on a list, against what it finds by mistake: on reads of known plates, with
 * the errors that a reader makes.
 */
import type { Rng } from '../../../base/rng.ts';
import { alphabet } from '../../read/alphabet.ts';
import { buildPlateIndex, type PlateIndex } from '../index/plates.ts';
import { search } from '../search.ts';
import type { KnownRead } from './reads.ts';

/** Finds rows of an index with a score for each; higher is likelier. */
type Matcher = (index: PlateIndex, read: KnownRead) => readonly { readonly plate: string; readonly score: number }[];

/** Ratios below this are not asked for. */
const leastRatio = 1e2;

const exactText: Matcher = (index, read) =>
  search(index, read, Number.POSITIVE_INFINITY)
    .filter(({ edits }) => edits.length === 0)
    .map(({ plate }) => ({ plate, score: Number.POSITIVE_INFINITY }));
const scored: Matcher = (index, read) =>
  search(index, read, leastRatio).map(({ plate, edits, likelihoodRatio }) => ({
    plate,
    score: edits.length === 0 ? Number.POSITIVE_INFINITY : likelihoodRatio,
  }));

/** The same search with more of what the read has to say. */
export const matchers: Readonly<Record<string, Matcher>> = {
  exact: exactText,
  'measured confusion': (index, read) => scored(index, { ...read, characters: [] }),
  posterior: scored,
};

/** At one threshold: of reads of listed plates, how many hit their own entry; and the hits on any other, a read. */
export interface CurvePoint {
  readonly threshold: number;
  readonly found: number;
  readonly falseHits: number;
}

/**
 * @param decoys plates beside those of the reads that the list holds, drawn alike: each of the form (letters and digits) of
 * one of the plates read, which makes them as like them as plates of one series are
 */
export function curveOf(
  reads: readonly KnownRead[],
  decoys: number,
  thresholds: readonly number[],
  rng: Rng,
): Readonly<Record<string, readonly CurvePoint[]>> {
  const truths = [...new Set(reads.map(({ truth }) => truth))];
  const plates = [...truths, ...Array.from({ length: decoys }, () => drawLike(rng.pick(truths), rng))];
  const { index } = buildPlateIndex(plates.length, (place) => plates[place]!);
  return Object.fromEntries(
    Object.entries(matchers).map(([name, match]) => {
      const hits = reads.map((read) => ({ truth: read.truth, found: match(index, read) }));
      return [
        name,
        thresholds.map((threshold) => ({
          threshold,
          found: hits.filter(({ truth, found }) => found.some((hit) => hit.plate === truth && hit.score >= threshold))
            .length,
          falseHits: hits.reduce(
            (sum, { truth, found }) =>
              sum + found.filter((hit) => hit.plate !== truth && hit.score >= threshold).length,
            0,
          ),
        })),
      ];
    }),
  );
}

/** A plate with letters where the other has letters, and digits where it has digits. */
const drawLike = (plate: string, rng: Rng): string =>
  plate.replace(/[0-9]/g, () => alphabet[rng.integer(0, 9)]!).replace(/[A-Z]/g, () => alphabet[rng.integer(10, 35)]!);
