import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byOf, faultOfCriteria, fits, isWithin, noCriteria } from './criteria.ts';

const read = {
  id: '1',
  cameraId: 'camera-1',
  seenAt: '2026-01-05T07:30:00.000Z',
  plate: 'AB12345',
  state: 'CT',
  confidence: 1,
  color: 'red',
  body: null,
  make: null,
};

describe('what is granted', () => {
  it.each([
    [{ plate: 'AB1' }, { plate: 'AB1' }, true],
    [{ plate: 'AB1' }, { plate: 'A*', color: 'RED' }, false],
    [{ plate: 'AB1', color: 'red', state: 'CT' }, { plate: 'A*', color: 'RED' }, true],
    [{ plate: 'XY*' }, { plate: 'AB12345' }, false],
    [{ plate: 'A?*' }, { plate: 'A*' }, true],
    [{ plate: 'A*' }, { plate: 'A?*' }, false],
    [{ plate: 'A*' }, { plate: 'A?' }, false],
    [{ color: 'red' }, { plate: 'A*' }, false],
    [{ cameraIds: ['a'] }, { cameraIds: ['a', 'b'] }, true],
    [{ cameraIds: ['a', 'c'] }, { cameraIds: ['a', 'b'] }, false],
    [{ plate: 'AB1' }, { cameraIds: ['a'] }, false],
    [{ from: '2026-01-02' }, { from: '2026-01-01' }, true],
    [{ from: '2026-01-02' }, { to: '2026-01-03' }, false],
    [{ to: '2026-01-02' }, { to: '2026-01-01' }, false],
  ])('%j of %j: %j', (asked, granted, within) =>
    expect(isWithin({ ...noCriteria, ...asked }, { ...noCriteria, ...granted })).toBe(within),
  );

  it('holds whatever fits what is asked for within it', () => {
    const pattern = fc.string({ unit: fc.constantFrom('A', 'B', '?', '*'), minLength: 1, maxLength: 4 });
    const plate = fc.string({ unit: fc.constantFrom('A', 'B'), maxLength: 6 });
    const fitsPlate = (text: string, one: string) => fits({ ...read, plate: one }, { ...noCriteria, plate: text });
    fc.assert(
      fc.property(pattern, pattern, plate, (asked, granted, one) => {
        fc.pre(isWithin({ ...noCriteria, plate: asked }, { ...noCriteria, plate: granted }));
        expect(fitsPlate(asked, one) && !fitsPlate(granted, one)).toBe(false);
      }),
    );
  });
});

describe('criteria', () => {
  it.each([
    [{}, 'nothing is asked for'],
    [{ state: 'CT' }, 'nothing is asked for'],
    [{ plate: '*' }, 'one known at least'],
    [{ plate: 'ab' }, '"ab" is no plate'],
    [{ plate: '' }, '"" is no plate'],
    [{ plate: 'A%' }, 'is no plate'],
    [{ plate: `A${'*'.repeat(16)}` }, 'is no plate'],
    [{ from: 'yesterday' }, '"yesterday" is no time'],
    [{ from: '2026-01-02T00:00:00.000Z', to: '2026-01-01T00:00:00.000Z' }, 'is after'],
  ])('%j are at fault', (given, fault) => expect(faultOfCriteria({ ...noCriteria, ...given })).toContain(fault));

  it.each([
    [{ plate: 'AB1' }, 'plate'],
    [{ plate: 'AB?', color: 'red' }, 'partial-plate'],
    [{ make: 'Kestrel', cameraIds: ['a'] }, 'vehicle-description'],
    [{ cameraIds: ['a'] }, 'place-and-time'],
    [{ to: '2026-01-01T00:00:00.000Z' }, 'place-and-time'],
  ])('%j search by %s', (given, by) => {
    expect(byOf({ ...noCriteria, ...given })).toBe(by);
    expect(faultOfCriteria({ ...noCriteria, ...given })).toBeUndefined();
  });

  it.each([
    [{ plate: 'AB12345' }, true],
    [{ plate: 'AB1234' }, false],
    [{ plate: 'AB1234?' }, true],
    [{ plate: '?AB12345' }, false],
    [{ plate: '*345' }, true],
    [{ plate: 'A*2*5' }, true],
    [{ plate: 'A*9*5' }, false],
    [{ color: 'red' }, true],
    [{ color: 'Red' }, true],
    [{ color: 'blue' }, false],
    [{ body: 'van' }, false],
    [{ cameraIds: ['camera-2', 'camera-1'] }, true],
    [{ from: read.seenAt, to: read.seenAt }, true],
    [{ from: '2026-01-05T07:30:00.001Z' }, false],
  ])('%j fit: %j', (given, fit) => expect(fits(read, { ...noCriteria, ...given })).toBe(fit));
});
