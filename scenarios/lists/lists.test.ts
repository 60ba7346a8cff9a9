import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../base/errors.ts';
import { checkEntries } from '../../recognizer/match/check.ts';
import type { HotListEntry } from '../../recognizer/match/entry.ts';
import { columns } from '../../recognizer/match/import.ts';
import { standingAt, twiceADay } from '../../recognizer/match/refresh.ts';
import type { PlateRead } from '../../recognizer/ports.ts';
import { localDay, matchInUse, withdrawalsOf } from './in-use.ts';
import { planFaults, writtenPlate } from './plan.ts';
import { type ListFault, refreshSchema } from './schema.ts';
import { type TakeOver, takeOver } from './take-over.ts';

const startsAt = '2026-03-30T12:00:00';
const hourS = 3600;
const text = [
  columns.join(','),
  'AB10345,CT,Stolen Vehicle,NCIC,Old Saybrook PD,2026-03-12,,,,,Silver SUV,Do not stop',
  'CD67890,NY,Warrants,NCIC,Nassau County PD,2026-03-12,,,,,Owner wanted,',
].join('\n');

const taken = (faults: readonly ListFault[], more: Partial<TakeOver> = {}) =>
  takeOver({
    lists: [{ name: 'a.csv', file: '/lists/a.csv', source: text, text }],
    refresh: refreshSchema.parse({}),
    faults,
    startsAt,
    endS: 24 * hourS,
    responseS: 0,
    strict: true,
    ...more,
  });

const read = (plate: string, tS: number): PlateRead => ({
  id: `read-${tS}`,
  cameraId: 'c',
  tFirstS: tS,
  tS,
  text: plate,
  characters: [],
  confidence: 0.9,
  state: null,
  format: null,
  observations: [],
});

const saying = ({ id, plate, state, reason, instructions }: HotListEntry) =>
  [id, plate, state, reason, instructions].join(' ');

describe('what the town’s copy holds', () => {
  const cd = 'a.csv:3 CD67890 NY warrants ';
  it.each<[string, ListFault, string[], string[]]>([
    [
      'another state',
      { fault: 'wrong-state', plate: 'AB10345', state: 'MA' },
      ['a.csv:2 AB10345 MA stolen-vehicle Do not stop', cd],
      [],
    ],
    [
      'no state',
      { fault: 'wrong-state', plate: 'AB10345', state: null },
      ['a.csv:2 AB10345  stolen-vehicle Do not stop', cd],
      [],
    ],
    [
      'a letter for a digit',
      { fault: 'o-for-0', plate: 'AB10345' },
      ['a.csv:2 AB1O345 CT stolen-vehicle Do not stop', cd],
      [],
    ],
    [
      'no instruction',
      { fault: 'instruction-missing', plate: 'AB10345' },
      ['a.csv:2 AB10345 CT stolen-vehicle ', cd],
      [],
    ],
    [
      'a second reason',
      { fault: 'contradictory-duplicate', plate: 'AB10345', reason: 'warrants' },
      ['a.csv:2 AB10345 CT stolen-vehicle Do not stop', 'a.csv:2-again AB10345 CT warrants Do not stop', cd],
      ['a.csv:2-again contradictory'],
    ],
  ])('%s', (_, fault, entries, findings) => {
    const [only, ...more] = taken([fault]).versions;
    expect(more).toEqual([]);
    expect(only!.entries.map(saying)).toEqual(entries);
    const found = checkEntries(only!.entries, '2026-03-30').map(({ kind, entry }) => `${entry.id} ${kind}`);
    expect(found).toEqual(findings);
  });

  it.each<[string, ListFault[], Record<string, string[]>]>([
    ['nothing wrong', [], { 0: ['AB10345', 'CD67890'] }],
    [
      'removed at noon',
      [{ fault: 'stale', plate: 'AB10345', removedAt: '2026-03-30T11:00:00' }],
      { 0: ['AB10345', 'CD67890'], 6.25: ['CD67890'] },
    ],
    ['removed yesterday', [{ fault: 'stale', plate: 'AB10345', removedAt: '2026-03-29T12:00:00' }], { 0: ['CD67890'] }],
    [
      'entered this afternoon',
      [{ fault: 'late', plate: 'CD67890', enteredAt: '2026-03-30T13:00:00' }],
      { 0: ['AB10345'], 6.25: ['AB10345', 'CD67890'] },
    ],
    [
      'and the evening’s file two hours late',
      [
        { fault: 'late', plate: 'CD67890', enteredAt: '2026-03-30T13:00:00' },
        { fault: 'refresh-delayed', byS: 2 * hourS },
      ],
      { 0: ['AB10345'], 8.25: ['AB10345', 'CD67890'] },
    ],
    [
      'and no file that evening',
      [
        { fault: 'late', plate: 'CD67890', enteredAt: '2026-03-30T13:00:00' },
        { fault: 'refresh-failed', from: '2026-03-30T17:00:00', until: '2026-03-30T19:00:00' },
      ],
      { 0: ['AB10345'], 18.25: ['AB10345', 'CD67890'] },
    ],
  ])('with %s', (_, faults, expected) => {
    const { versions } = taken(faults);
    const held = versions.map(({ fromS, entries }) => [fromS / hourS, entries.map(({ plate }) => plate)]);
    expect(held).toEqual(Object.entries(expected).map(([hour, plates]) => [Number(hour), plates]));
  });

  it('tells when a full file came into use, and whose it is', () => {
    const { takenOver } = taken([
      { fault: 'refresh-failed', from: '2026-03-31T05:00:00', until: '2026-03-31T07:00:00' },
    ]);
    expect(takenOver).toEqual([{ list: 'a.csv', tS: 6.25 * hourS, source: 'NCIC' }]);
  });
});

describe('the matcher that runs on', () => {
  const time = fc.integer({ min: -30, max: 40 }).map((halfHours) => halfHours / 2);
  const at = (hour: number): string =>
    new Date(Date.parse(`${startsAt}Z`) + hour * 3_600_000).toISOString().slice(0, 19);

  it('hits what is held when a read becomes known, by the refresh model, and nothing else', () => {
    fc.assert(
      fc.property(
        time,
        time,
        fc.uniqueArray(fc.integer({ min: 0, max: 47 }), { maxLength: 12 }),
        (one, other, halves) => {
          const [enteredAt, removedAt] = [Math.min(one, other), Math.max(one, other)];
          const { versions } = taken([
            { fault: 'late', plate: 'CD67890', enteredAt: at(enteredAt) },
            { fault: 'stale', plate: 'CD67890', removedAt: at(removedAt) },
          ]);
          const times = halves.sort((a, b) => a - b).map((half) => half * 1800);
          const reads = times.map((tS) => read('CD67890', tS));
          const hits = matchInUse(versions, reads, (tS) => localDay(startsAt, tS));
          const source = { enteredS: (12 + enteredAt) * hourS, removedS: (12 + removedAt) * hourS };
          const isHeld = (tS: number): boolean =>
            ['current', 'stale'].includes(standingAt(12 * hourS + tS, source, twiceADay));
          expect(hits.map((hit) => hit.read.tS)).toEqual(times.filter(isHeld));
        },
      ),
    );
  });

  it('lets an entry go with the day on which it expires', () => {
    const [, row] = text.split('\n');
    const ending = [columns.join(','), row!.replace('2026-03-12,', '2026-03-12,2026-03-30')].join('\n');
    const { versions } = taken([], { lists: [{ name: 'a.csv', file: 'a.csv', source: ending, text: ending }] });
    const reads = [read('AB10345', 11 * hourS), read('AB10345', 13 * hourS)];
    const hits = matchInUse(versions, reads, (tS) => localDay(startsAt, tS));
    expect(hits.map((hit) => hit.read.tS)).toEqual([11 * hourS]);
  });

  it('says when an alert’s entry leaves the list', () => {
    const { versions } = taken([{ fault: 'stale', plate: 'AB10345', removedAt: '2026-03-30T12:30:00' }]);
    const alert = (tS: number, entryId: string) => ({ alertId: `${tS}`, tS, entry: { entryId } });
    expect(withdrawalsOf(versions, [alert(60, 'a.csv:2'), alert(61, 'a.csv:3'), alert(7 * hourS, 'a.csv:2')])).toEqual([
      { alertId: '60', tS: 6.25 * hourS },
    ]);
  });
});

describe('planFaults', () => {
  it('names each fault that no entry can have, at its place', () => {
    const faults: ListFault[] = [
      { fault: 'o-for-0', plate: 'ZZ 999' },
      { fault: 'contradictory-duplicate', plate: 'AB-10345', reason: 'parking' },
      { fault: 'o-for-0', plate: '!' },
    ];
    const place = (path: readonly PropertyKey[]) => ({ file: path.join('/') });
    const plan = (given: readonly ListFault[]) =>
      planFaults(
        { faults: given, twins: [{ id: 'twin', faults: [faults[1]!] }] },
        () => new Set(['AB10345']),
        writtenPlate,
        place,
      );
    expect(() => plan(faults)).toThrow(InputError);
    expect(() => plan(faults)).toThrow(
      /faults\/0\/plate: no list .* ZZ 999[\s\S]*faults\/1\/reason: unknown[\s\S]*faults\/2\/plate: "!" is no plate[\s\S]*twins\/0\/faults\/0\/reason/,
    );
  });
});
