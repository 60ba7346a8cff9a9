import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyOf, reversedKey, textOf } from './key.ts';
import { partial } from './partial.ts';
import { buildPlateIndex, exact } from './plates.ts';
import { sortKeys } from './sort.ts';

const plateOf = (characters: string, maxLength = 10) =>
  fc.array(fc.constantFrom(...characters), { minLength: 1, maxLength }).map((text) => text.join(''));
const plate = fc.oneof(plateOf('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'), plateOf('09AZ', 5));

describe('keys', () => {
  it('keep the text, the order, and turn round', () => {
    fc.assert(
      fc.property(plate, plate, (one, other) => {
        expect(textOf(keyOf(one), one.length)).toBe(one);
        expect(textOf(reversedKey(keyOf(one), one.length), one.length)).toBe([...one].reverse().join(''));
        if (one.length === other.length) expect(keyOf(one) < keyOf(other)).toBe(one < other);
      }),
    );
  });

  it('are sorted, and what belongs to them with them', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.nat(50), fc.maxSafeInteger().map(Math.abs))), (given) => {
        const keys = Float64Array.from(given);
        const places = Uint32Array.from(given.keys());
        sortKeys(keys, places);
        const expected = [...given.keys()].sort((a, b) => given[a]! - given[b]! || a - b);
        expect([...places]).toEqual(expected);
        expect([...keys]).toEqual(expected.map((place) => given[place]));
      }),
    );
  });
});

describe('exact', () => {
  it('finds what going through all finds', () => {
    fc.assert(
      fc.property(fc.array(plate, { maxLength: 80 }), plate, (plates, other) => {
        const { index, places } = buildPlateIndex(plates.length, (place) => plates[place]!);
        for (const asked of [...plates, other])
          expect(exact(index, asked).map((row) => places[row])).toEqual(
            [...plates.keys()].filter((place) => plates[place] === asked),
          );
      }),
    );
  });

  it('holds at most 24 bytes for each of many', () => {
    const { index } = buildPlateIndex(40_000, (place) => textOf(place * 7919, 7));
    expect(index.bytes / index.size).toBeLessThanOrEqual(24);
  });
});

describe('partial', () => {
  const pattern = fc.oneof(plateOf('09AZ?*', 7), plateOf('09AZ????', 7), plateOf('0A*', 4));
  it('finds what a regular expression finds, each once', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(plate, plateOf('09AZ', 6)), { maxLength: 300 }), pattern, (plates, asked) => {
        const { index, places } = buildPlateIndex(plates.length, (place) => plates[place]!);
        const expression = new RegExp(`^${asked.replaceAll('?', '.').replaceAll('*', '.*')}$`);
        expect(
          partial(index, asked)
            .map((row) => places[row]!)
            .sort((a, b) => a - b),
        ).toEqual([...plates.keys()].filter((place) => expression.test(plates[place]!)));
      }),
      { numRuns: 400 },
    );
  });
});
