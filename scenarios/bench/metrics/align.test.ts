import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { align, editDistance, isEdit } from './align.ts';

const plate = fc.string({ unit: fc.constantFrom(...'ABO01I'), maxLength: 8 });

describe('align', () => {
  it.each([
    ['ABC123', 'ABC123', []],
    ['ABC123', 'ABC124', [['3', '4']]],
    ['ABC123', 'ABC1234', [[null, '4']]],
    ['ABC123', 'AC123', [['B', null]]],
    ['4639520', 'L639520', [['4', 'L']]],
    [
      'CWW2245',
      'CMM2245',
      [
        ['W', 'M'],
        ['W', 'M'],
      ],
    ],
    [
      'AB',
      '',
      [
        ['A', null],
        ['B', null],
      ],
    ],
  ])('%s read as %s', (truth, read, edits) => {
    const steps = align(truth, read).filter(isEdit);
    expect(steps.map((step) => [step.truth, step.read])).toEqual(edits);
    expect(editDistance(truth, read)).toBe(edits.length);
  });

  it('spells both texts', () =>
    fc.assert(
      fc.property(plate, plate, (truth, read) => {
        const steps = align(truth, read);
        expect(steps.map((step) => step.truth ?? '').join('')).toBe(truth);
        expect(steps.map((step) => step.read ?? '').join('')).toBe(read);
      }),
    ));

  it('is a metric: zero only for equals, the same both ways, never longer by a detour', () =>
    fc.assert(
      fc.property(plate, plate, plate, (a, b, c) => {
        expect(editDistance(a, b) === 0).toBe(a === b);
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, c)).toBeLessThanOrEqual(editDistance(a, b) + editDistance(b, c));
      }),
    ));
});
