import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildPlateIndex, exact } from './index/plates.ts';
import type { ReadText } from './likelihood.ts';
import { search } from './search.ts';
import { isClear, isMeant, ratioOf } from './testing.ts';

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

describe('search', () => {
  it('finds the rows, and with the ratios, that trying every plate finds', () => {
    fc.assert(
      fc.property(plates, read, fc.constantFrom(1, 1e2, 1e4), (listed, seen, threshold) => {
        const { index, places } = buildPlateIndex(listed.length, (place) => listed[place]!);
        const expected = listed
          .map((other, place) => [place, other] as const)
          .filter(([, other]) => isMeant(seen, other, threshold));
        const found = search(index, seen, threshold);
        expect(
          found
            .filter((hit) => isClear(seen, hit.plate, threshold))
            .map((hit) => [places[hit.row], hit.plate])
            .sort(),
        ).toEqual(expected.filter(([, other]) => isClear(seen, other, threshold)).sort());
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
