import { expect, it } from 'vitest';
import { type ViscaCommand, viscaCommand, viscaInquiry } from '../ptz/visca.ts';
import { createExposureSieve } from './exposure-sieve.ts';

it('lets the first exposure through, and all that changes none; another is lost', () => {
  const sieve = createExposureSieve();
  const comesThrough = (command: ViscaCommand): boolean => {
    const bytes = viscaCommand(1, command);
    // In two pieces, as a line gives them.
    return String([...sieve(bytes.slice(0, 3)), ...sieve(bytes.slice(3))]) === String(bytes);
  };
  expect(comesThrough({ kind: 'exposure-manual' })).toBe(true);
  expect(comesThrough({ kind: 'shutter-direct', step: 4 })).toBe(true);
  expect(comesThrough({ kind: 'gain-direct', step: 7 })).toBe(true);
  expect(comesThrough({ kind: 'shutter-direct', step: 4 })).toBe(true);
  expect(comesThrough({ kind: 'shutter-direct', step: 5 })).toBe(false);
  expect(comesThrough({ kind: 'gain-direct', step: 4 })).toBe(false);
  expect(sieve(viscaInquiry(1, 'shutter'))).toEqual(viscaInquiry(1, 'shutter'));
});
