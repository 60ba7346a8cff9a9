import { describe, expect, it } from 'vitest';
import { createRng } from '../../base/rng.ts';
import { createGrammar } from './grammar.ts';

describe('createGrammar', () => {
  it.each([
    ['@@·#####', 'ab 12345', { text: 'AB12345', display: 'AB·12345' }],
    ['@@·#####', 'AB1234', null],
    ['[1-9]##·@@@', '123-ABC', { text: '123ABC', display: '123·ABC' }],
    ['[1-9]##·@@@', '023ABC', null],
    ['[A-HJ-NP-Z]##', 'I12', null],
    ['[A-HJ-NP-Z]##', 'P12', { text: 'P12', display: 'P12' }],
    ['C##{1,3}-X', 'C1234X', { text: 'C1234X', display: 'C1234-X' }],
    ['C##{1,3}-X', 'C1X', null],
  ])('%s takes %s as %o', (pattern, text, serial) => {
    expect(createGrammar(pattern).parse(text)).toEqual(serial);
  });

  it.each(['@@·#####', '[1-9][A-HJ-NPR-Z]{3,3} ##', '[A-Z0-9]{1,7}', 'C[1-9]####@'])(
    'parses what %s generates',
    (pattern) => {
      const grammar = createGrammar(pattern);
      const rng = createRng(pattern);
      for (let k = 0; k < 50; k++) {
        const serial = grammar.generate(rng);
        expect(grammar.parse(serial.text)).toEqual(serial);
        expect(serial.text).toMatch(/^[A-Z0-9]+$/);
      }
    },
  );

  it.each(['', 'ab', '[A-Z', '@{2}', '@*'])('refuses "%s"', (pattern) => {
    expect(() => createGrammar(pattern)).toThrow(RangeError);
  });
});
