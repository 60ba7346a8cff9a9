import { afterEach, describe, expect, it, vi } from 'vitest';
import { localDay, localTime, msOf, utcOf } from './times.ts';

afterEach(() => vi.unstubAllEnvs());

describe('the day and time of the town', () => {
  it.each([
    ['America/New_York', '2026-11-30T00:30:00Z', '2026-11-29T19:30:00-05:00'],
    ['America/New_York', '2026-07-01T03:59:59.900Z', '2026-06-30T23:59:59-04:00'],
    ['Asia/Kolkata', '2026-11-29T18:30:00Z', '2026-11-30T00:00:00+05:30'],
    ['America/St_Johns', '2026-11-29T03:00:00Z', '2026-11-28T23:30:00-03:30'],
    ['UTC', '2026-11-29T00:00:00Z', '2026-11-29T00:00:00+00:00'],
  ])('in %s at %s', (zone, at, local) => {
    vi.stubEnv('TZ', zone);
    expect(localTime(new Date(at))).toBe(local);
    expect(localDay(new Date(at))).toBe(local.slice(0, 10));
    expect(msOf(local)).toBe(Math.floor(Date.parse(at) / 1000) * 1000);
  });
});

describe('a time in UTC', () => {
  it.each([
    ['2026-01-05', '2026-01-05T00:00:00.000Z'],
    ['2026-01-05T07:30', '2026-01-05T07:30:00.000Z'],
    ['2026-01-05T07:30:00.5-05:00', '2026-01-05T12:30:00.500Z'],
    ['0000-01-01T00:00:00Z', undefined],
    ['9999-12-31T23:59:59-05:00', undefined],
    ['soon', undefined],
  ])('of %s', (text, utc) => {
    vi.stubEnv('TZ', 'America/New_York');
    expect(utcOf(text)).toBe(utc);
  });
});
