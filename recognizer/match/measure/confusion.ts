import type { ConfusionCounts } from '../confusion.ts';
import type { KnownRead } from './reads.ts';

/** What a reader took for what: reads of the plate's length by place, and those that lack or have one character. */
export function measureConfusion(reads: readonly Pick<KnownRead, 'truth' | 'text'>[]): ConfusionCounts {
  const characters: Record<string, Record<string, number>> = {};
  const lost = { atEdge: 0, within: 0 };
  const extra = { atEdge: 0, within: 0 };
  for (const { truth, text } of reads) {
    if (text.length === truth.length) {
      if (differences(truth, text) > truth.length / 2) continue;
      for (const [place, character] of [...truth].entries()) {
        characters[character] ??= {};
        const counts = characters[character];
        counts[text[place]!] = (counts[text[place]!] ?? 0) + 1;
      }
    } else if (text.length === truth.length - 1) count(lost, truth, text);
    else if (text.length === truth.length + 1) count(extra, text, truth);
  }
  return { reads: reads.length, lost, extra, characters };
}

const differences = (a: string, b: string): number =>
  [...a].filter((character, place) => character !== b[place]).length;

function count(rates: { atEdge: number; within: number }, longer: string, shorter: string): void {
  const places = [...longer].flatMap((_, at) => (longer.slice(0, at) + longer.slice(at + 1) === shorter ? [at] : []));
  if (places.length === 0) return;
  if (places.some((at) => at === 0 || at === longer.length - 1)) rates.atEdge++;
  else rates.within++;
}
