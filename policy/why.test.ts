import { describe, expect, it } from 'vitest';
import { loadPack } from './pack/load.ts';
import { readPage } from './testing.ts';
import { argueAlert } from './why.ts';

const page = readPage('verify-before-enforcement.bad');

describe('the argument on an alert', () => {
  const { steps } = argueAlert(loadPack('clinton-12.10'), page.events, 'a1', page.truth)!;
  it('goes from facts by a rule to a sentence', () => {
    const step = steps.find(({ rule }) => rule.id === 'verify-before-enforcement')!;
    expect(step).toMatchObject({
      outcome: 'violated',
      facts: ['there was no return from COLLECT or NCIC for this plate and state'],
      rule: { about: 'no enforcement before a positive COLLECT or NCIC return' },
      clauses: [{ id: 'IV.C.d', text: expect.stringMatching(/^System users must verify/) }],
    });
    expect(step.events.map(({ type }) => type)).toContain('enforcement');
    expect(step.turnsOn.map(({ id, taken }) => [id, taken.slice(0, 14)])).toEqual([
      ['C1', 'The stricter. '],
      ['enforcement-systems', 'COLLECT, NCIC '],
    ]);
  });
  it('is in the order of time and leaves out what was not called for', () => {
    expect(steps.map(({ tS }) => tS)).toEqual(steps.map(({ tS }) => tS).toSorted((a, b) => a - b));
    expect(steps.some(({ outcome }) => outcome === 'not-applicable')).toBe(false);
  });
  it('says which reading of a conflict was taken', () => {
    const other = loadPack('clinton-12.10', { otherReadings: ['C1'] });
    const step = argueAlert(other, page.events, 'a1', page.truth)!.steps.find(
      ({ rule }) => rule.id === 'verify-before-enforcement',
    )!;
    expect(step.turnsOn[0]!.taken).toMatch(/^IV\.D\.d\.i and IV\.F\.c decide/);
  });
  it('is none for an alert that was never raised', () => {
    expect(argueAlert(loadPack('clinton-12.10'), page.events, 'a9')).toBeUndefined();
  });
});
