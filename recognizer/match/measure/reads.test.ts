import { describe, expect, it } from 'vitest';
import { knownReadsFrom } from './reads.ts';

describe('reads of known plates', () => {
  const line = JSON.stringify({ truth: 'AB1', text: 'A81', characters: [] });

  it('are a line each', () => expect(knownReadsFrom(`${line}\n\n${line}\n`, 'f')).toHaveLength(2));

  it.each([
    ['none', '\n', 'f: no reads'],
    ['a line that is none', `${line}\n{}`, 'f:2: no read of a known plate'],
  ])('are refused where there is %s', (_, text, what) => expect(() => knownReadsFrom(text, 'f')).toThrow(what));
});
