import { describe, expect, it } from 'vitest';
import { readsOfLines } from './read-lines.ts';

const good = { id: 'a', cameraId: 'c', seenAt: '2026-01-05T02:30:00-05:00', plate: 'AB1', confidence: 1 };

describe('reads as JSON Lines', () => {
  it('are taken as they came, in UTC', () => {
    const line = ` ${JSON.stringify({ ...good, color: 'red' })}`;
    expect(readsOfLines(`\uFEFF${line}\r\n\n`, 'f')).toEqual({
      reads: [
        {
          ...good,
          seenAt: '2026-01-05T07:30:00.000Z',
          state: null,
          color: 'red',
          body: null,
          make: null,
          record: line,
          pictures: [],
        },
      ],
      setAside: [],
    });
  });

  it.each([
    ['no JSON', '{', 'not JSON'],
    ['no object', '7', 'the line is a number'],
    ['no plate', JSON.stringify({ ...good, plate: 'ab 1' }), 'plate is not right'],
    ['no time', JSON.stringify({ ...good, seenAt: '2026-13-05T07:30:00Z' }), 'seenAt is not right'],
    ['a time of no place', JSON.stringify({ ...good, seenAt: '2026-01-05T07:30:00' }), 'seenAt is not right'],
    ['a year before time', JSON.stringify({ ...good, seenAt: '0000-01-01T00:00:00Z' }), 'seenAt is not right'],
    ['a year after time', JSON.stringify({ ...good, seenAt: '9999-12-31T23:00:00-05:00' }), 'seenAt is not right'],
    ['a NUL', JSON.stringify({ ...good, id: 'a\0' }), 'id is not right'],
    ['half a character', JSON.stringify({ ...good, make: '\ud83d' }), 'make is not right'],
    ['an id longer than an index takes', JSON.stringify({ ...good, id: 'a'.repeat(3000) }), 'id is too large'],
    ['a key that nobody knows', JSON.stringify({ ...good, colour: 'red' }), 'unknown key "colour"'],
  ])('with %s is set aside, with its line; the rest are kept', (_, bad, what) => {
    const { reads, setAside } = readsOfLines([JSON.stringify(good), bad, JSON.stringify(good)].join('\n'), 'f');
    expect(reads).toHaveLength(2);
    expect(setAside).toMatchObject([{ what, where: { file: 'f', line: 2 } }]);
  });
});
