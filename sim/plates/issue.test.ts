import { describe, expect, it } from 'vitest';
import { createRng } from '../../base/rng.ts';
import { bodyTypes } from '../world.ts';
import { issuePlate, knownStates, lookAlike, plateFromText } from './issue.ts';

const rng = createRng('issue');

describe('issuePlate', () => {
  it.each(knownStates)('issues plates of %s for every body, that the state itself would know', (state) => {
    for (const body of bodyTypes)
      for (let k = 0; k < 30; k++) {
        const plate = issuePlate(state, body, rng.fork(`${state}${body}${k}`));
        expect(plate.state).toBe(state);
        expect(plateFromText(state, plate.display, body, rng)?.text).toBe(plate.text);
        expect(plate.wear).toBeGreaterThanOrEqual(0);
        expect(plate.wear).toBeLessThanOrEqual(1);
      }
  });

  it('draws the state from a mix by its weights', () => {
    const plates = Array.from({ length: 400 }, (_, k) => issuePlate({ CT: 3, NY: 1, MA: 0 }, 'car', rng.fork(k)));
    expect(plates.filter(({ state }) => state === 'CT').length / 400).toBeCloseTo(0.75, 1);
    expect(plates.some(({ state }) => state === 'MA')).toBe(false);
  });

  it('gives the same plate for the same stream, and refuses states it does not know', () => {
    expect(issuePlate('CT', 'car', createRng('a'))).toEqual(issuePlate('CT', 'car', createRng('a')));
    expect(() => issuePlate('ZZ', 'car', rng)).toThrow(RangeError);
  });
});

describe('plateFromText', () => {
  it.each([
    ['CT', 'AB 12345', 'car', 'ct-passenger-2015', 'AB·12345'],
    ['CT', '123-abc', 'suv', 'ct-passenger-2000', '123·ABC'],
    ['CT', 'GANTRY', 'car', 'ct-vanity', 'GANTRY'],
    ['NY', 'KAB1234', 'car', 'ny-excelsior', 'KAB-1234'],
    ['NY', '12345AB', 'truck', 'ny-commercial', '12345-AB'],
    ['MA', '1ABC23', 'car', 'ma-passenger', '1ABC 23'],
    ['MA', '1234AB', 'car', 'ma-passenger', '1234 AB'],
  ] as const)('%s %s on a %s is of %s', (state, text, body, design, display) => {
    expect(plateFromText(state, text, body, rng)).toMatchObject({ state, design, display });
  });

  it.each([
    ['NY', 'AB12345', 'car'],
    ['MA', '0ABC23', 'car'],
    ['CT', 'TOOLONG88', 'car'],
    ['ZZ', 'AB1234', 'car'],
  ] as const)('%s has no plate %s for a %s', (state, text, body) => {
    expect(plateFromText(state, text, body, rng)).toBeNull();
  });
});

describe('lookAlike', () => {
  it('differs in exactly one character, and is another plate of the same state', () => {
    for (const state of knownStates)
      for (let k = 0; k < 60; k++) {
        const plate = issuePlate(state, 'car', rng.fork(`look${state}${k}`));
        const other = lookAlike(plate, rng);
        if (other === null) continue;
        expect([...other].filter((character, at) => character !== plate.text[at])).toHaveLength(1);
        expect(other).toHaveLength(plate.text.length);
        expect(plateFromText(state, other, 'car', rng)).not.toBeNull();
      }
  });

  it('finds one for every ordinary Connecticut plate with a 0, 1, 3, 5, 6 or 8', () => {
    expect(lookAlike(plateFromText('CT', 'LT44448', 'car', rng)!, rng)).toMatch(/^(LT4444[360]|LT4444B)$/);
    expect(lookAlike(plateFromText('NY', 'TLJ4444', 'car', rng)!, rng)).toBeNull();
  });
});
