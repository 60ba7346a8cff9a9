/** A plate in several states, a state that was not read, a state that differs: separate outcomes, against brute force. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PlateRead, StateRead } from '../ports.ts';
import type { HotListEntry } from './entry.ts';
import { buildIndex, type Hit } from './match.ts';
import { isClear, isMeant, ratioOf } from './testing.ts';

const plate = fc.array(fc.constantFrom(...'8B0O'), { minLength: 4, maxLength: 5 }).map((text) => text.join(''));
const state = fc.constantFrom('CT', 'NY', 'MA', null);
const listed = fc.array(fc.record({ plate, state, expires: fc.constantFrom(null, '2026-01-01', '2026-12-31') }), {
  maxLength: 40,
});
const stateRead: fc.Arbitrary<StateRead | null> = fc.option(
  fc.record({ code: fc.constantFrom('CT', 'NY', 'RI'), confidence: fc.double({ min: 0.3, max: 1, noNaN: true }) }),
);

const today = '2026-03-12';
const entriesOf = (rows: readonly Pick<HotListEntry, 'plate' | 'state' | 'expires'>[]): HotListEntry[] =>
  rows.map((row, at) => ({
    ...row,
    id: `${at}`,
    reason: 'stolen-vehicle',
    source: 'NCIC',
    department: '',
    entered: '2025-12-01',
    caseNumber: '',
    cfsNumber: '',
    enteringOfficer: '',
    synopsis: '',
    instructions: '',
  }));
const readOf = (text: string, read: StateRead | null): PlateRead => ({
  id: 'r',
  cameraId: 'c',
  tFirstS: 0,
  tS: 1,
  text,
  characters: [],
  confidence: 0.9,
  state: read,
  format: null,
  observations: [],
});

/** The rule of docs/matching.md, said again. */
function stateOf(read: StateRead | null, entry: string | null): Pick<Hit, 'state'> & { ratio: number } {
  if (read === null || entry === null) return { state: 'unknown', ratio: 1 };
  if (read.code === entry) return { state: 'agrees', ratio: 51 * read.confidence };
  return { state: 'differs', ratio: (51 / 50) * Math.max(1 - read.confidence, 0.01) };
}

it('says of each entry whether its state agrees, differs or is unknown, and which other states have the plate', () => {
  fc.assert(
    fc.property(listed, plate, stateRead, fc.constantFrom(1, 1e3), (rows, text, seen, threshold) => {
      const read = readOf(text, seen);
      const inForce = entriesOf(rows).filter(({ expires }) => expires === null || expires >= today);
      const meant = inForce.filter((entry) => isMeant(read, entry.plate, threshold));
      fc.pre(inForce.every((entry) => isClear(read, entry.plate, threshold)));
      const hits = buildIndex(entriesOf(rows), today, threshold).match(read);
      expect(hits.map(({ entry }) => entry.id).sort()).toEqual(meant.map(({ id }) => id).sort());
      for (const { entry, state: outcome, otherStates, likelihoodRatio, kind } of hits) {
        const expected = stateOf(seen, entry.state);
        expect(outcome).toBe(expected.state);
        expect(likelihoodRatio / (ratioOf(read, entry.plate)! * expected.ratio)).toBeCloseTo(1, 9);
        expect(kind).toBe(entry.plate === text ? 'exact' : 'confusable');
        const others = meant.filter((one) => one.plate === entry.plate && one.state !== entry.state);
        expect(otherStates).toEqual([...new Set(others.flatMap((one) => one.state ?? []))].sort());
      }
      const ratios = hits.map(({ likelihoodRatio }) => likelihoodRatio);
      expect(ratios).toEqual(ratios.toSorted((a, b) => b - a));
    }),
    { numRuns: 400 },
  );
});
