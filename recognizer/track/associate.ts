import type { Corners } from '../../base/geometry.ts';
import { middleOf, widthOf } from '../detect/quad.ts';

/** What is compared of a track and of an observation. */
export interface Candidate {
  readonly corners: Corners;
  readonly text: string;
}

/** A track's expectation, and how far from it, in plate widths, an observation may lie. */
export interface Expectation extends Candidate {
  readonly reachWidths: number;
}

/** Sizes of one plate in successive frames differ by less than this factor. */
const growthLimit = 1.6;

/** What an entirely different text adds to the cost, in plate widths: texts decide between places that are alike. */
const textCostWidths = 2;

/**
 * Pairs tracks with observations, each at most once, cheapest pair first. The cost of a pair is the distance of the
 * middles in plate widths plus the part of the characters that differ. Returns for each observation the index of its
 * track, or -1.
 */
export function associate(expectations: readonly Expectation[], observations: readonly Candidate[]): number[] {
  const pairs = expectations.flatMap((expected, track) =>
    observations.flatMap((observed, observation) => {
      const cost = pairCost(expected, observed);
      return cost === null ? [] : [{ track, observation, cost }];
    }),
  );
  const result = observations.map(() => -1);
  const taken = new Set<number>();
  for (const { track, observation } of pairs.sort((a, b) => a.cost - b.cost)) {
    if (taken.has(track) || result[observation] !== -1) continue;
    taken.add(track);
    result[observation] = track;
  }
  return result;
}

function pairCost(expected: Expectation, observed: Candidate): number | null {
  const [a, b] = [middleOf(expected.corners), middleOf(observed.corners)];
  const [expectedWidth, observedWidth] = [widthOf(expected.corners), widthOf(observed.corners)];
  const growth = observedWidth / expectedWidth;
  if (growth > growthLimit || growth < 1 / growthLimit) return null;
  const distance = Math.hypot(b.x - a.x, b.y - a.y) / ((expectedWidth + observedWidth) / 2);
  if (distance > expected.reachWidths) return null;
  return distance + textCostWidths * textDifference(expected.text, observed.text);
}

/** Levenshtein distance as a part of the longer text, 0 (alike) to 1; two empty texts are alike. */
export function textDifference(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++)
      row.push(Math.min(row[j - 1]! + 1, previous[j]! + 1, previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    previous = row;
  }
  return previous[b.length]! / Math.max(a.length, b.length, 1);
}
