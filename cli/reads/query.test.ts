import { afterEach, describe, expect, it, vi } from 'vitest';
import { type CriteriaOptions, criteriaOf } from './query.ts';

afterEach(() => vi.unstubAllEnvs());

const asked = (given: CriteriaOptions) => criteriaOf('ab1*', given);

describe('what a search asks for', () => {
  it.each([
    ['2026-01-05', '2026-01-05T00:00:00.000Z', '2026-01-05T23:59:59.999Z'],
    ['2026-01-05T07:30', '2026-01-05T07:30:00.000Z', '2026-01-05T07:30:00.000Z'],
    ['2026-01-05T07:30:00-05:00', '2026-01-05T12:30:00.000Z', '2026-01-05T12:30:00.000Z'],
  ])('from %s, and to it', (time, from, to) => {
    vi.stubEnv('TZ', 'America/New_York');
    expect(asked({ from: time, to: time })).toMatchObject({ from, to });
  });

  it.each(['2026-02-30', '2026-01-05 07:00', '2026-02-30T07:30Z', '0000-01-01', '5', ''])('no time: "%s"', (time) =>
    expect(() => asked({ to: time })).toThrow(/--to: ".*" is no time/),
  );

  it('is of a state that there is, in either case', () => {
    expect(asked({ state: 'ct' }).state).toBe('CT');
    expect(() => asked({ state: 'ZZZ' })).toThrow('--state: unknown state "ZZZ"');
  });
});
