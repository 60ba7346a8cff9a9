import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SignInRecord } from '../recognizer/sign-in/ports.ts';
import type { Database } from './database.ts';
import { passwordsOn, signInsOn } from './sign-in.ts';
import { emptyStore } from './testing.ts';

let database: Database;
beforeAll(async () => {
  database = await emptyStore();
}, 120_000);
afterAll(() => database.close());

describe('what is kept of signing in', () => {
  it('has the newest password of each', async () => {
    const book = passwordsOn(database);
    for (const [person, hash] of [
      ['ecc-1', 'first'],
      ['sgt-1', 'other'],
      ['ecc-1', 'second'],
    ] as const)
      await book.set({ person, by: 'cmdr-1', at: '2026-01-05T10:00:00.000Z', hash });
    expect([await book.hashOf('ecc-1'), await book.hashOf('stranger')]).toEqual(['second', null]);
  });

  it('has what happened at the door, and counts the failures since somebody was last in', async () => {
    const log = signInsOn(database);
    const record = (second: number, kind: SignInRecord['kind'], person = 'ecc-1'): SignInRecord => ({
      person,
      at: `2026-01-05T10:00:0${second}.000Z`,
      kind,
      why: kind === 'closed' ? 'signed out' : '',
    });
    expect(await log.failuresOf('ecc-1')).toEqual({ count: 0, lastAt: null });
    const records = [
      record(1, 'failed'),
      record(2, 'opened'),
      record(3, 'closed'),
      record(4, 'failed'),
      record(5, 'failed', 'sgt-1'),
      record(6, 'refused'),
      record(7, 'failed'),
    ];
    for (const one of records) await log.add(one);
    expect(await log.records()).toEqual(records);
    expect(await log.failuresOf('ecc-1')).toEqual({ count: 2, lastAt: records[6]!.at });
  });

  it('lets nobody change it', async () => {
    for (const table of ['password', 'sign_in'])
      await expect(database.query(`DELETE FROM ${table}`)).rejects.toThrow(/append-only/);
  });
});
