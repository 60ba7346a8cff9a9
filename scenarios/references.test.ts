import { describe, expect, it } from 'vitest';
import { createRng } from '../base/rng.ts';
import { plateFromText } from '../sim/plates/issue.ts';
import { createReferences, resolveList } from './references.ts';

const plate = plateFromText('CT', 'AB 12385', 'car', createRng('plate'))!;
const references = createReferences(new Map([['suv', plate]]), createRng('references'));

describe('references', () => {
  it('gives a vehicle’s plate, and a look-alike that differs in one character', () => {
    expect(references('@suv')).toEqual({ text: 'AB12385', state: 'CT' });
    const other = references('~suv');
    if (typeof other !== 'object') throw new Error('no look-alike');
    const differing = [...other.text].filter((character, i) => character !== plate.text[i]);
    expect(other.text).toHaveLength(plate.text.length);
    expect(differing).toHaveLength(1);
    expect(references('~suv')).toEqual(other);
  });

  it('says why a reference means nothing, and leaves alone what is none', () => {
    expect(references('@van')).toBe('no vehicle of this scenario is called "van"');
    expect(references('AB 12385')).toBeUndefined();
    expect(references('mail@suv')).toBeUndefined();
  });
});

describe('resolveList', () => {
  it('replaces whole cells, on every line, and nothing else', () => {
    const text = 'plate,state,synopsis\r\n@suv,CT,seen @suv here\r\nXY 99,NY,@suv\n';
    expect(resolveList(text, 'a.csv', references)).toEqual({
      text: 'plate,state,synopsis\r\nAB12385,CT,seen @suv here\r\nXY 99,NY,AB12385\n',
      faults: [],
    });
  });

  it.each(['"@suv"', ' @suv ', '@SUV'])('takes %s for a reference, too', (cell) => {
    expect(resolveList(`plate\n${cell},CT\n`, 'a.csv', references).text).toBe('plate\nAB12385,CT\n');
  });

  it('places each reference to nobody', () => {
    const { faults } = resolveList('plate,state\n@suv,CT\n@van,CT\nX,@bus\n', 'a.csv', references);
    expect(faults.map(({ where }) => where)).toEqual([
      { file: 'a.csv', line: 3, column: 1 },
      { file: 'a.csv', line: 4, column: 3 },
    ]);
  });
});
