import { describe, expect, it } from 'vitest';
import { loadPack } from '../../policy/pack/load.ts';
import { readPage } from '../../policy/testing.ts';
import { mutants } from './mutants.ts';
import { runMutants } from './run-mutants.ts';

const pack = loadPack('clinton-12.10');
const catalogue = mutants['clinton-12.10']!;
const report = runMutants(pack, catalogue, readPage);

describe('mutants', () => {
  it('names at least 40 faults, each another one', () => {
    expect(catalogue.length).toBeGreaterThanOrEqual(40);
    expect(new Set(catalogue.map(({ fault }) => fault)).size).toBe(catalogue.length);
    expect(new Set(catalogue.map(({ base, changes }) => JSON.stringify([base, changes]))).size).toBe(catalogue.length);
  });

  it.each(report.results)('$mutant.fault: caught by $mutant.caughtBy', ({ caught, also, refused }) => {
    expect({ caught, refused, also: caught ? [] : also }).toEqual({ caught: true, refused: [], also: [] });
  });

  it('finds nothing in the clean traces', () => {
    expect(report.falseAlarms).toEqual([]);
    expect(report).toMatchObject({ caught: catalogue.length, holds: true });
  });

  const [first] = catalogue;
  it.each([
    ['changes nothing', { ...first!, changes: [] }, []],
    ['breaks another clause', { ...first!, caughtBy: 'V.B.c password-protected' }, [first!.caughtBy]],
  ])('does not call caught what %s', (_, mutant, also) => {
    const { results, caught, holds } = runMutants(pack, [mutant], readPage);
    expect(results[0]).toMatchObject({ caught: false });
    expect(results[0]!.also).toEqual(expect.arrayContaining(also));
    expect({ caught, holds }).toEqual({ caught: 0, holds: false });
  });

  it('does not call caught what is no trace any more', () => {
    const orphan = { ...first!, changes: [...first!.changes, { drop: { type: 'query.sent' as const } }] };
    const [result] = runMutants(pack, [orphan], readPage).results;
    expect(result).toMatchObject({
      caught: false,
      refused: [expect.stringMatching(/query "q1" was never sent/), expect.anything()],
    });
  });

  it('tells a clean trace that is not clean', () => {
    const { falseAlarms, holds } = runMutants(pack, [{ ...first!, base: 'verify-before-enforcement.bad' }], readPage);
    expect(falseAlarms.map(({ clause }) => clause)).toContain('IV.C.d verify-before-enforcement');
    expect(holds).toBe(false);
  });
});
