import { describe, expect, it } from 'vitest';
import { loadPack } from '../policy/pack/load.ts';
import { buildIndex } from '../recognizer/match/match.ts';
import { reasonIds } from '../recognizer/match/reasons.ts';
import { lookAlikesOf } from '../sim/plates/look-alikes.ts';

describe('parts that keep lists of their own', () => {
  it('every look-alike that a scenario can put on a list is one that the matcher finds', () => {
    for (const read of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789')
      for (const other of lookAlikesOf(read)) {
        const entry = { plate: `12345${other}`, state: null, expires: null } as Parameters<
          typeof buildIndex
        >[0][number];
        const seen = { id: 'read', text: `12345${read}`, characters: [], state: null } as unknown as Parameters<
          ReturnType<typeof buildIndex>['match']
        >[0];
        expect(buildIndex([entry], '2026-01-01').match(seen), `${read} for ${other}`).toHaveLength(1);
      }
  });

  it('recognizer and order know the same notification reasons', () => {
    expect([...loadPack('clinton-12.10').reasons.keys()].sort()).toEqual([...reasonIds].sort());
  });
});
