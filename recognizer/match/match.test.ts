import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CharacterPosterior, PlateRead } from '../ports.ts';
import type { HotListEntry } from './entry.ts';
import { lookAlikesOf } from './look-alike.ts';
import { buildIndex, confusableThreshold } from './match.ts';

const entry = (plate: string, more: Partial<HotListEntry> = {}): HotListEntry => ({
  id: `list.csv:${plate}`,
  plate,
  state: 'CT',
  reason: 'stolen-vehicle',
  source: 'NCIC',
  department: 'Old Saybrook PD',
  entered: '2026-03-01',
  expires: null,
  caseNumber: '',
  cfsNumber: '',
  enteringOfficer: '',
  synopsis: '',
  instructions: '',
  ...more,
});

const read = (text: string, more: Partial<PlateRead> = {}): PlateRead => ({
  id: 'read-1',
  cameraId: 'camera',
  tFirstS: 1,
  tS: 2,
  text,
  characters: [...text].map((character) => ({ character, probability: 0.99, rivals: [] })),
  confidence: 0.9,
  state: { code: 'CT', confidence: 0.95 },
  format: null,
  observations: [],
  ...more,
});

const today = '2026-03-12';

describe('buildIndex', () => {
  it.each([
    ['AB12345', 'AB12345', 'exact'],
    ['AB12345', 'A812345', 'confusable'],
    ['AB12345', 'AB1234S', 'confusable'],
    ['A0B', 'AOB', 'confusable'],
    ['AB12345', 'A81234S', undefined],
    ['AB12345', 'AB12349', undefined],
    ['AB12345', 'AB1234', undefined],
  ])('read %s, entry %s: %s', (text, plate, kind) => {
    const hits = buildIndex([entry(plate)], today).match(read(text, { characters: [] }));
    expect(hits.map((hit) => hit.kind)).toEqual(kind === undefined ? [] : [kind]);
  });

  it('takes the reader at its word when it doubts', () => {
    const characters = read('AB12345').characters.map((seen, position) =>
      position === 6 ? { character: '5', probability: 0.6, rivals: [{ character: 'W', probability: 0.3 }] } : seen,
    );
    const [hit] = buildIndex([entry('AB1234W')], today).match(read('AB12345', { characters }));
    expect(hit).toMatchObject({ kind: 'confusable', state: 'agrees' });
    expect(hit!.likelihoodRatio).toBeCloseTo(36 ** 7 * 0.99 ** 6 * 0.3 * 51 * 0.95, -3);
  });

  it('puts the likelier hit first and says whether the state agrees', () => {
    const entries = [
      entry('A812345', { id: 'look-alike' }),
      entry('AB12345', { id: 'other state', state: 'NY' }),
      entry('AB12345', { id: 'same state' }),
      entry('AB12345', { id: 'no state', state: null }),
    ];
    expect(
      buildIndex(entries, today)
        .match(read('AB12345'))
        .map((hit) => [hit.id, hit.entry.id, hit.state]),
    ).toEqual([
      ['read-1-hit-1', 'same state', 'agrees'],
      ['read-1-hit-2', 'no state', 'unknown'],
      ['read-1-hit-3', 'look-alike', 'agrees'],
      ['read-1-hit-4', 'other state', 'differs'],
    ]);
  });

  it.each([
    ['2026-03-11', 0, 1],
    ['2026-03-12', 1, 0],
    [null, 1, 0],
  ])('an entry that expires on %s', (expires, hits, expired) => {
    const index = buildIndex([entry('AB12345', { expires })], today);
    expect(index.match(read('AB12345'))).toHaveLength(hits);
    expect(index.expired).toHaveLength(expired);
    expect(index.size).toBe(1);
  });

  it('finds what comparing with every entry finds', () => {
    const alphabet = ['8', 'B', '3', '5', 'S', '1', 'I', 'A'] as const;
    const character = fc.constantFrom(...alphabet);
    const text = fc.array(character, { minLength: 1, maxLength: 5 }).map((characters) => characters.join(''));
    const posterior = (seen: string): fc.Arbitrary<CharacterPosterior> =>
      fc.record({
        character: fc.constant(seen),
        probability: fc.double({ min: 0.5, max: 0.9, noNaN: true }),
        rivals: fc
          .uniqueArray(fc.record({ character, probability: fc.double({ min: 0, max: 0.1, noNaN: true }) }), {
            maxLength: 4,
            selector: (rival) => rival.character,
          })
          .map((rivals) => rivals.filter((rival) => rival.character !== seen)),
      });
    const reads = text.chain((seen) =>
      fc.tuple(...[...seen].map(posterior)).map((characters) => read(seen, { characters })),
    );
    fc.assert(
      fc.property(fc.uniqueArray(text), reads, (plates, seen) => {
        const expected = plates.filter((plate) => {
          const differing = [...plate].flatMap((other, at) => (other === seen.text[at] ? [] : [{ other, at }]));
          if (plate.length !== seen.text.length || differing.length > 1) return false;
          return differing.every(
            ({ other, at }) =>
              lookAlikesOf(seen.text[at]!).includes(other) ||
              seen.characters[at]!.rivals.some((r) => r.character === other && r.probability >= confusableThreshold),
          );
        });
        const hits = buildIndex(
          plates.map((plate) => entry(plate)),
          today,
        ).match(seen);
        expect(hits.map((hit) => hit.entry.plate).sort()).toEqual(expected.sort());
        for (const hit of hits) {
          expect(hit.kind).toBe(hit.entry.plate === seen.text ? 'exact' : 'confusable');
          expect(hit.likelihoodRatio).toBeGreaterThan(0);
        }
      }),
    );
  });
});
