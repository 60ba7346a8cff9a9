import type { Cases } from './cases.ts';
import { type Case, isRight } from './metrics/case.ts';
import type { RecognizerWork } from './result.ts';

/** A plate that was not read right, with its picture where there is one. */
export interface WorstCase {
  readonly case: Case;
  /** JPEG in base64. */
  readonly crop: string | null;
}

/** As many as a page can show and a person looks at. */
const mostShown = 24;

/** The level that a recognizer is judged by: passes where there are some, else single pictures. */
export const judgedCases = ({ track, frame }: Cases): readonly Case[] => (track.length > 0 ? track : frame);

/** Wrong reads, the surest first, since nothing warns of them; then plates that were not found. */
export function worstOf({ measured }: RecognizerWork, cases: Cases): readonly WorstCase[] {
  const crops = new Map(
    [...measured.values()].flatMap(({ item, crops: own }) =>
      Object.entries(own).map(([plate, jpeg]): [string, string] => [`${item}#${plate}`, jpeg]),
    ),
  );
  return judgedCases(cases)
    .filter((each) => !isRight(each, 'strict'))
    .toSorted((a, b) => (b.read?.confidence ?? -1) - (a.read?.confidence ?? -1))
    .slice(0, mostShown)
    .map((each) => ({ case: each, crop: crops.get(each.cluster) ?? null }));
}
