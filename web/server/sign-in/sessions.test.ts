import { describe, expect, it } from 'vitest';
import { createSessions, idleMs, longestMs } from './sessions.ts';

const clock = { ms: 0 };
const at = (ms: number): void => {
  clock.ms = ms;
};
const sessions = createSessions(() => clock.ms);

describe('a session', () => {
  it('has a token that nobody guesses, and is found by it alone', () => {
    const [one, other] = [sessions.open('ecc-1', 'hash'), sessions.open('ecc-1', 'hash')];
    expect(one.token).toMatch(/^[\w-]{43}$/);
    expect(one.token).not.toBe(other.token);
    expect(sessions.of(one.token)).toEqual({ token: one.token, person: 'ecc-1', hash: 'hash' });
    for (const token of [undefined, '', 'constructor', one.token.slice(1)]) expect(sessions.of(token)).toBeUndefined();
  });

  it('is gone once it is closed', () => {
    const { token } = sessions.open('ecc-1', 'hash');
    expect([sessions.close(token), sessions.close(token), sessions.of(token)]).toEqual([true, false, undefined]);
  });

  it('ends when it is not used, and says so once', () => {
    at(0);
    const { token } = sessions.open('ecc-1', 'hash');
    for (const ms of [idleMs - 1, 2 * idleMs - 2]) {
      at(ms);
      expect(sessions.of(token)).toHaveProperty('token');
    }
    at(3 * idleMs - 2);
    expect(sessions.of(token)).toEqual({ person: 'ecc-1', why: 'not used' });
    expect(sessions.of(token)).toBeUndefined();
  });

  it('ends after a shift, however much it is used', () => {
    at(0);
    const { token } = sessions.open('ecc-1', 'hash');
    for (let ms = 0; ms < longestMs; ms += idleMs / 2) {
      at(ms);
      expect(sessions.of(token)).toHaveProperty('token');
    }
    at(longestMs);
    expect(sessions.of(token)).toEqual({ person: 'ecc-1', why: 'open for a shift' });
  });

  it('is forgotten though nobody asks with it again, and told of once', () => {
    at(0);
    const fresh = createSessions(() => clock.ms);
    fresh.open('ecc-1', 'hash');
    const used = fresh.open('sgt-1', 'hash');
    at(idleMs - 1);
    fresh.of(used.token);
    expect(fresh.sweep()).toEqual([]);
    at(idleMs);
    expect(fresh.sweep()).toEqual([{ person: 'ecc-1', why: 'not used' }]);
    expect([fresh.sweep(), fresh.isOpen(used)]).toEqual([[], true]);
    for (let ms = idleMs; ms < longestMs; ms += idleMs / 2) {
      at(ms);
      fresh.of(used.token);
    }
    at(longestMs);
    expect(fresh.sweep()).toEqual([{ person: 'sgt-1', why: 'open for a shift' }]);
  });
});
