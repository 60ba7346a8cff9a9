import { describe, expect, it } from 'vitest';
import { byOf, faultOfCriteria, fits, noCriteria } from './criteria.ts';

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
    [{ color: 'blue' }, false],
    [{ body: 'van' }, false],
    [{ cameraIds: ['camera-2', 'camera-1'] }, true],
    [{ from: read.seenAt, to: read.seenAt }, true],
    [{ from: '2026-01-05T07:30:00.001Z' }, false],
  ])('%j fit: %j', (given, fit) => expect(fits(read, { ...noCriteria, ...given })).toBe(fit));
});
