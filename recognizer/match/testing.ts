/** For tests: which plates a read may mean, by trying every edit. */
import { alphabet } from '../read/alphabet.ts';
import { confusion } from './confusion.ts';
import { modelOf, type ReadText } from './likelihood.ts';
import { leastOfBest } from './search.ts';

/** The best ratio by which a plate can be meant, by trying every edit; undefined for none. */
export function ratioOf(seen: ReadText, other: string): number | undefined {
  const { text } = seen;
  const model = modelOf(seen);
  const at = (place: number, of: string): number => model[place]![alphabet.indexOf(of)]!;
  const without = (from: string, place: number): string => from.slice(0, place) + from.slice(place + 1);
  const rate = ({ atEdge, within }: { atEdge: number; within: number }, place: number, places: number): number =>
    place === 0 || place === places - 1 ? atEdge / 2 : within / (places - 2);
  const own = [...text].reduce((product, of, place) => product * at(place, of), 1);
  const ratios: number[] = [];
  if (other.length === text.length && [...other].filter((of, place) => of !== text[place]).length <= 2)
    ratios.push([...other].reduce((product, of, place) => product * at(place, of), 1));
  if (other.length === text.length - 1)
    for (const [place, of] of [...text].entries())
      if (without(text, place) === other)
        ratios.push((rate(confusion.extra, place, text.length) * own) / at(place, of));
  if (other.length === text.length + 1)
    for (const place of other.split('').keys())
      if (without(other, place) === text) ratios.push(rate(confusion.lost, place, other.length) * own);
  return ratios.length > 0 ? Math.max(...ratios) : undefined;
}

const leastFor = (seen: ReadText, other: string, threshold: number): number =>
  other.length === seen.text.length ? Math.max(threshold, ratioOf(seen, seen.text)! * leastOfBest) : threshold;

/** Whether a read may mean a plate, at a threshold for all but its own text. */
export const isMeant = (seen: ReadText, other: string, threshold: number): boolean =>
  other === seen.text || (ratioOf(seen, other) ?? 0) > leastFor(seen, other, threshold);

/** Whether a plate is not so near the threshold that a product in another order may fall on its other side. */
export const isClear = (seen: ReadText, other: string, threshold: number): boolean =>
  other === seen.text || Math.abs((ratioOf(seen, other) ?? 0) / leastFor(seen, other, threshold) - 1) > 1e-9;
