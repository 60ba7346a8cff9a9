import type { PlateSighting } from '../ports.ts';

/** A text that a plate may bear, with the probability that the whole of it is right. */
export interface Candidate {
  readonly text: string;
  readonly probability: number;
}

/** The sighting's text, and those that differ from it in one character, likeliest first; at most `count`. */
export function candidatesOf({ text, confidence, characters }: PlateSighting, count: number): Candidate[] {
  const others = characters.flatMap(({ probability, rivals }, place) =>
    rivals.map((rival) => ({
      text: text.slice(0, place) + rival.character + text.slice(place + 1),
      probability: probability > 0 ? Math.min(confidence, (confidence * rival.probability) / probability) : 0,
    })),
  );
  return [{ text, probability: confidence }, ...others.sort((a, b) => b.probability - a.probability)].slice(0, count);
}
