import { describe, expect, it } from 'vitest';
import { followsAtS, fullFilesTaken, standingAt, twiceADay } from './refresh.ts';

const hourS = 3600;

describe('followsAtS', () => {
  it.each([
    ['in the night', 2 * hourS, null, 6 * hourS + 900],
    ['at the hour itself', 6 * hourS, null, 6 * hourS + 900],
    ['by day', 12 * hourS, null, 18 * hourS + 900],
    ['after the last', 20 * hourS, null, 30 * hourS + 900],
    ['on the second day', 26 * hourS, null, 30 * hourS + 900],
    ['with updates every ten minutes', 12 * hourS + 1, 600, 12 * hourS + 1500],
    ['with updates rarer than the file', 5 * hourS, 9 * hourS, 6 * hourS + 900],
  ])('%s', (_, changedS, incrementalEveryS, expected) => {
    expect(followsAtS(changedS, { ...twiceADay, incrementalEveryS })).toBe(expected);
  });
});

describe('an outage', () => {
  const outages = [{ fromS: 17 * hourS, untilS: 30.5 * hourS }];
  it.each([
    [12, null, 42.25],
    [12, 600, 12.25],
    [17, 3600, 31.25],
  ])('changed at hour %d, updates every %s s: in use at hour %d', (hour, incrementalEveryS, expected) => {
    expect(followsAtS(hour * hourS, { ...twiceADay, incrementalEveryS, outages })).toBe(expected * hourS);
  });

  it('without an end lets nothing follow', () => {
    const schedule = { ...twiceADay, outages: [{ fromS: 0, untilS: Number.POSITIVE_INFINITY }] };
    expect(followsAtS(hourS, schedule)).toBe(Number.POSITIVE_INFINITY);
  });

  it('leaves the files out that it spans', () => {
    const taken = fullFilesTaken(6 * hourS, 54 * hourS, { ...twiceADay, outages });
    expect(taken.map((tS) => tS / hourS)).toEqual([6, 42]);
  });
});

describe('standingAt', () => {
  const entry = { enteredS: 7 * hourS, removedS: 19 * hourS };
  it.each([
    [6.5, 'absent'],
    [12, 'late'],
    [18.5, 'current'],
    [20, 'stale'],
    [31, 'absent'],
  ])('at hour %d: %s', (hour, standing) => {
    expect(standingAt(hour * hourS, entry, twiceADay)).toBe(standing);
  });

  it('never holds what was removed before the index followed', () => {
    expect(standingAt(18.5 * hourS, { enteredS: 7 * hourS, removedS: 8 * hourS }, twiceADay)).toBe('absent');
  });
});
