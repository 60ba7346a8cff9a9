import { describe, expect, it } from 'vitest';
import { checkEntries } from './check.ts';
import { diffLists } from './diff.ts';
import type { HotListEntry } from './entry.ts';

const entry = (id: string, more: Partial<HotListEntry> = {}): HotListEntry => ({
  id,
  plate: 'AB12345',
  state: 'CT',
  reason: 'stolen-vehicle',
  source: 'NCIC',
  department: 'Clinton PD',
  entered: '2026-03-01',
  expires: null,
  caseNumber: '26-1',
  cfsNumber: '26-2',
  enteringOfficer: 'Sgt. Rowe',
  synopsis: 'Taken at night',
  instructions: '',
  ...more,
});

/** So many that what grows by their square does not end. */
const many = Array.from({ length: 20_000 }, (_, at) => entry(`${at}`));

describe('checkEntries', () => {
  it('tells each of many of the same plate', () =>
    expect(checkEntries(many, '2026-03-12')).toHaveLength(many.length - 1));

  it.each<[string, HotListEntry[], string[]]>([
    ['a clean list', [entry('1'), entry('2', { plate: 'CD99999' })], []],
    ['expired', [entry('1', { expires: '2026-03-11' })], ['1 expired']],
    ['holds through its last day', [entry('1', { expires: '2026-03-12' })], []],
    ['with bytes that are no UTF-8', [entry('1', { instructions: 'don\uFFFDt stop' })], ['1 garbled']],
    ['of a day to come', [entry('1', { entered: '2027-03-01' })], ['1 early']],
    ['stale', [entry('1', { entered: '2025-03-01' })], ['1 stale']],
    ['old, but with an end', [entry('1', { entered: '2025-03-01', expires: '2026-12-31' })], []],
    ['duplicate', [entry('1'), entry('2')], ['2 duplicate']],
    ['another state', [entry('1'), entry('2', { state: 'NY' })], []],
    ['another reason', [entry('1'), entry('2', { reason: 'warrants' })], ['2 contradictory']],
    ['another instruction', [entry('1'), entry('2', { instructions: 'do not stop' })], ['2 contradictory']],
    ['O for 0', [entry('1', { plate: 'AO1' }), entry('2', { plate: 'A01' })], ['1 look-alike']],
  ])('%s', (_, entries, expected) => {
    expect(checkEntries(entries, '2026-03-12').map(({ entry: { id }, kind }) => `${id} ${kind}`)).toEqual(expected);
  });
});

describe('diffLists', () => {
  it('pairs many alike', () => expect(diffLists(many, many)).toEqual({ added: [], removed: [], changed: [] }));

  it('tells what was entered, removed and changed, wherever it stands', () => {
    const before = [entry('1'), entry('2', { plate: 'CD99999' }), entry('3', { plate: 'EF1' })];
    const after = [entry('7', { plate: 'GH2' }), entry('8', { plate: 'EF1' }), entry('9', { instructions: 'wait' })];
    const { added, removed, changed } = diffLists(before, after);
    expect(added.map(({ id }) => id)).toEqual(['7']);
    expect(removed.map(({ id }) => id)).toEqual(['2']);
    expect(changed.map((one) => [one.before.id, one.after.id, one.fields])).toEqual([['1', '9', ['instructions']]]);
  });

  it('pairs entries that are alike one by one', () => {
    const { added, removed, changed } = diffLists([entry('1'), entry('2')], [entry('3')]);
    expect([added, removed.map(({ id }) => id), changed]).toEqual([[], ['2'], []]);
  });
});
