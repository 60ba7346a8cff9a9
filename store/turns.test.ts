import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import type { Database } from './database.ts';
import { holderOf, lockFolder } from './lock.ts';
import { openShared, openStore } from './open.ts';
import { takingTurns } from './turns.ts';

/** A database that notes when it is opened and closed, and the queries in between. */
function noting(leave: () => void = () => {}) {
  const notes: string[] = [];
  const open = async (): Promise<Database> => {
    notes.push('opened');
    const database: Database = {
      place: 'x',
      query: async (sql) => {
        await sleep(Number(sql));
        notes.push(sql);
        return [];
      },
      script: async () => {},
      transaction: (work) => work(database),
      close: async () => void notes.push('closed'),
    };
    return database;
  };
  const database = takingTurns('x', open, async () => {
    notes.push('left');
    leave();
  });
  return { notes, database };
}

describe('a database in turns', () => {
  it('is opened for what comes together, given back after it, and opened again', async () => {
    const { notes, database } = noting();
    await Promise.all([database.query('1'), database.query('20')]);
    await expect.poll(() => notes).toEqual(['opened', '1', '20', 'left', 'closed']);
    await database.query('2');
    await database.close();
    expect(notes.slice(5)).toEqual(['opened', '2', 'left', 'closed']);
  });

  it('is given back also when there is always something to do', async () => {
    const { notes, database } = noting();
    const endMs = Date.now() + 2600;
    while (Date.now() < endMs) await database.query('10');
    await database.close();
    expect(notes.filter((note) => note === 'opened').length).toBeGreaterThanOrEqual(2);
    expect(notes.filter((note) => note === 'closed')).toHaveLength(notes.filter((note) => note === 'opened').length);
  });

  it('is given back also when it cannot be left well', async () => {
    const { notes, database } = noting(() => {
      throw new Error('torn');
    });
    await database.query('1');
    await expect.poll(() => notes).toEqual(['opened', '1', 'left', 'closed']);
    expect(await database.query('2')).toEqual([]);
    await expect(database.close()).rejects.toThrow('torn');
    expect(notes.slice(4)).toEqual(['opened', '2', 'left', 'closed']);
  });

  it('does what was asked for before it was closed, and refuses what is asked for after', async () => {
    const { notes, database } = noting();
    const before = ['20', '1'].map((sql) => database.query(sql));
    const closings = [database.close(), database.close()];
    await expect(database.query('2')).rejects.toThrow('x is closed');
    await Promise.all(closings);
    await expect(database.transaction(async () => {})).rejects.toThrow('x is closed');
    expect(notes).toEqual(['opened', '1', '20', 'left', 'closed']);
    expect(await Promise.all(before)).toEqual([[], []]);
  });

  it('tells each why it cannot be opened, and tries anew', async () => {
    let tries = 0;
    const database = takingTurns(
      'x',
      () => Promise.reject(new Error(`locked ${++tries}`)),
      async () => {},
    );
    await expect(database.query('1')).rejects.toThrow('locked 1');
    await expect(database.query('1')).rejects.toThrow('locked 2');
    await database.close();
  });
});

describe('a folder that is shared', { timeout: 120_000 }, () => {
  const work = mkdtempSync(join(tmpdir(), 'gantry-turns-'));
  const folder = join(work, 'store');
  afterAll(() => rmSync(work, { recursive: true, force: true }));
  const ledgerRow = `INSERT INTO ledger (kind, subject, made_at, made_by, body) VALUES ('x', 'y', now(), 'z', '{}')`;

  it('has a version that tells of what others wrote, and of nothing else, without being opened for it', async () => {
    const { database, version } = openShared(folder, '');
    const others = async (sql: string) => {
      const other = openStore(folder, '');
      await other.query(sql);
      await other.close();
    };
    await expect(version()).rejects.toThrow('there is no store');
    await others('SELECT 1');
    const first = await version();
    await sleep(500);
    const { turn } = holderOf(folder)!;
    expect([await version(), await version()]).toEqual([first, first]);
    expect(holderOf(folder)!.turn).toBe(turn);
    await others('SELECT 1');
    expect(await version()).toBe(first);
    await others(ledgerRow);
    const second = await version();
    expect(second).not.toBe(first);
    await database.query(ledgerRow);
    expect(await version()).not.toBe(second);
    await database.close();
  });

  it('is waited for', async () => {
    const lock = await lockFolder(folder);
    await expect(lockFolder(folder, 120)).rejects.toThrow(/in use by process/);
    const waiting = lockFolder(folder, 60_000);
    await sleep(120);
    await lock.release();
    await (await waiting).release();
  });
});
