import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alphabet } from '../read/alphabet.ts';
import { confusion } from './confusion.ts';
import { buildPlateIndex, exact } from './index/plates.ts';
import { modelOf, type ReadText } from './likelihood.ts';
import { leastOfBest, search } from './search.ts';

const character = fc.constantFrom(...'8B3O0AI1');
const plate = fc.array(character, { minLength: 1, maxLength: 7 }).map((characters) => characters.join(''));
const plates = fc.array(plate, { maxLength: 60 });
const posterior = (seen: string) =>
  fc
    .tuple(
      fc.double({ min: 0.4, max: 0.99, noNaN: true }),
      fc.subarray([...'8B3O0AI1']),
      fc.double({ min: 0, max: 0.1 }),
    )
    .map(([probability, rivals, rival]) => ({
      character: seen,
      probability,
      rivals: rivals
        .filter((other) => other !== seen)
        .slice(0, 4)
        .map((other) => ({ character: other, probability: rival })),
    }));
const read: fc.Arbitrary<ReadText> = plate.chain((text) =>
  fc
    .oneof(fc.constant([]), fc.tuple(...[...text].map(posterior)))
    .map((characters) => ({ text, characters: [...characters] })),
);

/** The best ratio by which a plate can be meant, by trying every edit; undefined for none. */
function ratioOf(seen: ReadText, other: string): number | undefined {
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

describe('search', () => {
  it('finds the rows, and with the ratios, that trying every plate finds', () => {
    fc.assert(
      fc.property(plates, read, fc.constantFrom(1, 1e2, 1e4), (listed, seen, threshold) => {
        const { index, places } = buildPlateIndex(listed.length, (place) => listed[place]!);
        const own = ratioOf(seen, seen.text)!;
        const leastFor = (other: string): number =>
          other.length === seen.text.length ? Math.max(threshold, own * leastOfBest) : threshold;
        /** Sums in another order may fall on the other side of a threshold. */
        const isClear = (other: string): boolean =>
          other === seen.text || Math.abs((ratioOf(seen, other) ?? 0) / leastFor(other) - 1) > 1e-9;
        const expected = listed
          .map((other, place) => [place, other] as const)
          .filter(([, other]) => other === seen.text || (ratioOf(seen, other) ?? 0) > leastFor(other));
        const found = search(index, seen, threshold);
        expect(
          found
            .filter((hit) => isClear(hit.plate))
            .map((hit) => [places[hit.row], hit.plate])
            .sort(),
        ).toEqual(expected.filter(([, other]) => isClear(other)).sort());
        for (const hit of found) expect(hit.likelihoodRatio / ratioOf(seen, hit.plate)!).toBeCloseTo(1, 9);
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    ['AB12345', 'A812345', [{ kind: 'exchanged', place: 1 }]],
    ['B12345', 'AB12345', [{ kind: 'lost', place: 0 }]],
    ['AB1234', 'AB12345', [{ kind: 'lost', place: 6 }]],
    ['IAB12345', 'AB12345', [{ kind: 'extra', place: 0 }]],
    ['AB12345', 'AB12345', []],
  ])('read %s, listed %s: says how', (text, listed, edits) => {
    const { index } = buildPlateIndex(1, () => listed);
    expect(search(index, { text, characters: [] }, 1).map((hit) => hit.edits)).toEqual([edits]);
  });

  it('asks no more than a plate can have', () => {
    const { index } = buildPlateIndex(1, () => 'ABCDEFGHIJ');
    expect(search(index, { text: '', characters: [] }, 1)).toEqual([]);
    expect(search(index, { text: 'ABCDEFGHIJK', characters: [] }, 1)).toEqual([]);
    expect(exact(index, 'ABCDEFGHIJ')).toHaveLength(1);
  });
});
