import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { wordsOf } from './issues.ts';

const schema = z.strictObject({
  share: z.number().max(1),
  even: z.number().multipleOf(2),
  name: z.string().min(1),
  on: z.iso.date(),
  cameras: z.union([z.literal('all'), z.array(z.string())]),
  channel: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('a') }),
    z.strictObject({ kind: z.literal('b') }),
  ]),
  byLetter: z.record(z.string().regex(/^[a-z]$/, 'a letter'), z.int()),
  pair: z.tuple([z.number(), z.number()]),
  code: z.string().regex(/^[A-Z]{2}$/),
});
const right = {
  ...{
    share: 1,
    even: 2,
    name: 'a',
    on: '2026-01-05',
    cameras: 'all',
    channel: { kind: 'a' },
    byLetter: {},
    pair: [1, 2],
  },
  code: 'CT',
};

describe('wordsOf', () => {
  it.each<[object | null, string, string]>([
    [null, 'the file is empty', 'keys with values'],
    [[], 'the file is a list', 'keys with values'],
    [{ ...right, mood: 1 }, 'unknown key "mood"', 'a key that the schema lists (gantry schema prints it)'],
    [{ ...right, share: 3 }, 'share is too large', 'at most 1'],
    [{ ...right, share: undefined }, 'share is missing', 'a number'],
    [{ ...right, even: 3 }, 'even is not right', 'a multiple of 2'],
    [{ ...right, name: '' }, 'name is too small', 'at least 1 characters'],
    [{ ...right, name: 7 }, 'name is a number', 'a text'],
    [{ ...right, on: 'May' }, 'on is not right', 'a day, such as 2026-01-05'],
    [{ ...right, cameras: 7 }, 'cameras is not right', 'all; or a list'],
    [{ ...right, channel: { kind: 'c' } }, 'channel.kind is not right', 'a, b'],
    [{ ...right, byLetter: { AA: 1 } }, 'byLetter.AA is not right', 'a letter'],
    [{ ...right, byLetter: { a: 1.5 } }, 'byLetter.a is a number', 'a whole number'],
    [{ ...right, pair: [1] }, 'pair is too small', 'at least 2 items'],
    [{ ...right, code: 'ct' }, 'code is not right', 'a text that fits /^[A-Z]{2}$/'],
  ])('says of %j that %s', (value, what, expected) => {
    const [issue] = schema.safeParse(value).error!.issues;
    expect(wordsOf(issue!, 'the file')).toEqual({ what, expected });
  });
});
