import { describe, expect, it } from 'vitest';
import { runId } from './folder.ts';

describe('runId', () => {
  it('names scenario, seed and responder', () => expect(runId('dusk', '7', 'by-the-book')).toBe('dusk-7-by-the-book'));

  it('gives each seed a name of its own, and none leaves the folder of runs', () => {
    const seeds = ['a b', 'a_b', 'a/b', 'a-b', 'a_20_b', 'a\u{1f600}b', '../a', 'é', 'e\u0301'];
    const names = seeds.map((seed) => runId('dusk', seed, 'by-the-book'));
    expect(new Set(names).size).toBe(seeds.length);
    for (const name of names) expect(name).toMatch(/^dusk-[\w.]+-by-the-book$/);
    expect(runId('dusk-1', '2', 'by-the-book')).not.toBe(runId('dusk', '1-2', 'by-the-book'));
  });
});
