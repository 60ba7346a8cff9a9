import { beforeEach, describe, expect, it } from 'vitest';
import { memoryArchive } from '../investigate/memory.ts';
import type { Person } from '../investigate/ports.ts';
import { trained } from '../investigate/testing.ts';
import { memoryPasswords, memorySignIns } from './memory.ts';
import { hashPassword } from './password.ts';
import { type Door, setPassword, signIn, standingOf } from './sign-in.ts';

const password = 'four words together';
const hash = await hashPassword(password);
const startMs = Date.parse('2026-01-05T10:00:00.000Z');

let door: Door;
let atMs: number;
const enter = (subject: string, body: Person) =>
  door.ledger.append({ kind: 'person', subject, at: door.now(), by: 'cmdr-1', body });
const kinds = async () => (await door.log.records()).map(({ kind, why }) => (why ? `${kind}: ${why}` : kind));

beforeEach(async () => {
  atMs = startMs;
  door = {
    ledger: memoryArchive().ledger,
    passwords: memoryPasswords(),
    log: memorySignIns(),
    now: () => new Date(atMs).toISOString(),
  };
  await enter('det-1', trained);
  await enter('cmdr-1', { ...trained, role: 'alpr-administrator' });
  await door.passwords.set({ person: 'det-1', by: 'det-1', at: door.now(), hash });
});

describe('signing in', { timeout: 60_000 }, () => {
  it('takes the newest password', async () => {
    expect(await signIn(door, 'det-1', password)).toEqual({
      outcome: 'opened',
      admitted: { id: 'det-1', person: trained, hash },
    });
    expect(await kinds()).toEqual(['opened']);
  });

  it.each([
    ['a wrong password', 'det-1', 'four other words here'],
    ['nobody of that name', 'stranger', password],
    ['somebody without a password', 'cmdr-1', password],
  ])('fails for %s, and does not say why', async (_, person, given) => {
    expect(await signIn(door, person, given)).toEqual({ outcome: 'failed' });
    expect(await door.log.records()).toEqual([{ person, at: door.now(), kind: 'failed', why: '' }]);
  });

  it.each<[string, Partial<Person>, string]>([
    ['without access', { access: false }, '(V.B.b)'],
    ['neither sworn nor a dispatcher', { role: 'civilian-employee' }, '(IV.C.a)'],
    ['overdue for training', { trainedOn: '2024-11-01' }, '(IV.B.b)'],
  ])('is refused to somebody %s, on record', async (_, given, clause) => {
    await enter('det-1', { ...trained, ...given });
    expect(await signIn(door, 'det-1', password)).toEqual({ outcome: 'refused', why: expect.stringContaining(clause) });
    expect(await kinds()).toEqual([expect.stringContaining(`refused: `)]);
  });

  it('is slowed after three failures in a row, more each time, and for that person alone', async () => {
    const waits: number[] = [];
    for (let failures = 1; failures <= 11; failures++) {
      await door.log.add({ person: 'det-1', at: door.now(), kind: 'failed', why: '' });
      const result = failures < 3 ? null : await signIn(door, 'det-1', password);
      if (result?.outcome === 'slowed') waits.push(result.waitS);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
    expect(await kinds()).toEqual(Array(11).fill('failed'));
    expect(await signIn(door, 'cmdr-1', password)).toEqual({ outcome: 'failed' });
    atMs += 59_999;
    expect(await signIn(door, 'det-1', password)).toEqual({ outcome: 'slowed', waitS: 1 });
    atMs += 1;
    expect(await signIn(door, 'det-1', password)).toMatchObject({ outcome: 'opened' });
    expect(await door.log.failuresOf('det-1')).toEqual({ count: 0, lastAt: null });
  });
});

describe('who is signed in', () => {
  it.each<[string, () => Promise<unknown>, RegExp]>([
    ['has lost access', () => enter('det-1', { ...trained, access: false }), /V\.B\.b/],
    [
      'has another password',
      () => door.passwords.set({ person: 'det-1', by: 'det-1', at: door.now(), hash: 'other' }),
      /password has been changed/,
    ],
  ])('is in no more when they %s', async (_, happen, why) => {
    expect(await standingOf(door, 'det-1', hash)).toEqual({ id: 'det-1', person: trained, hash });
    await happen();
    expect(await standingOf(door, 'det-1', hash)).toEqual({ why: expect.stringMatching(why) });
  });
});

describe('a password', { timeout: 60_000 }, () => {
  it('is set by the person or an overseer, for people in the books', async () => {
    await setPassword(door, 'det-1', 'another four words', 'cmdr-1');
    expect(await signIn(door, 'det-1', password)).toEqual({ outcome: 'failed' });
    expect(await signIn(door, 'det-1', 'another four words')).toMatchObject({ outcome: 'opened' });
    await expect(setPassword(door, 'cmdr-1', password, 'det-1')).rejects.toThrow(/neither the Chief .* \(V\.B\.c\)/);
    await expect(setPassword(door, 'stranger', password, 'cmdr-1')).rejects.toThrow(/"stranger" is in the .* books/);
  });
});
