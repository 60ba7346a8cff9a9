import { describe, expect, it } from 'vitest';
import type { PlateRead } from '../ports.ts';
import type { HotListEntry } from './entry.ts';
import { buildIndex, descriptionOf } from './match.ts';

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
    ['A0B', 'AOB', undefined],
    ['AB12345', 'A81234S', undefined],
    ['AB12345', 'AB12345C', 'confusable'],
    ['AB12345', 'CAB12345', 'confusable'],
    ['AB12345', 'B12345', undefined],
    ['AB123456', 'B123456', 'confusable'],
    ['AB12345', 'AB12349', undefined],
    ['AB12345', 'CAB12345C', undefined],
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

  it('tells of the same plate in other states', () => {
    const entries = [entry('AB12345'), entry('AB12345', { state: 'NY' }), entry('AB12345', { state: null })];
    const hits = buildIndex(entries, today).match(read('AB12345'));
    expect(hits.map((hit) => [hit.state, hit.otherStates])).toEqual([
      ['agrees', ['NY']],
      ['unknown', ['CT', 'NY']],
      ['differs', ['CT']],
    ]);
  });

  it.each([
    [{ colour: 'silver' }, ['AB12345', 'CD12345']],
    [{ colour: 'silver', make: 'ford' }, ['CD12345']],
    [{ colour: 'red' }, []],
    [{}, []],
  ])('vehicle %o', (vehicle, plates) => {
    const entries = [
      entry('AB12345', { vehicle: { colour: 'silver', make: 'honda', body: 'suv' } }),
      entry('CD12345', { vehicle: { colour: 'silver' } }),
      entry('EF12345'),
    ];
    const found = buildIndex(entries, today).described(vehicle);
    expect(found.map(({ plate }) => plate)).toEqual(plates);
  });

  it.each([
    [{ colour: 'blue', body: 'suv' }, 'blue', 'suv', 'agrees'],
    [{ colour: 'blue', body: 'suv' }, 'blue', null, 'agrees'],
    [{ colour: 'blue', body: 'suv' }, 'blue', 'car', 'differs'],
    [{ make: 'toyota' }, 'blue', 'car', 'unknown'],
    [{ colour: 'blue' }, null, 'car', 'unknown'],
    [undefined, 'blue', 'car', 'unknown'],
  ] as const)('holds the vehicle seen against the entry: %o, seen %s %s: %s', (vehicle, color, body, outcome) => {
    const told = (name: string | null) => (name === null ? null : { name, confidence: 0.9 });
    const seen = { color: told(color), body: told(body) };
    const [hit] = buildIndex([entry('AB12345', vehicle && { vehicle })], today).match(
      read('AB12345', { vehicle: seen }),
    );
    expect(hit!.vehicle).toBe(outcome);
    expect(buildIndex([entry('AB12345', vehicle && { vehicle })], today).described(descriptionOf(seen))).toHaveLength(
      outcome === 'agrees' ? 1 : 0,
    );
  });
});
