import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writeWhole } from '../base/files.ts';
import { openExisting, openStore } from './open.ts';
import { openFolder } from './pglite.ts';

const work = mkdtempSync(join(tmpdir(), 'gantry-store-'));
const folder = join(work, 'store');
afterAll(() => rmSync(work, { recursive: true, force: true }));

describe('the store', () => {
  it('is made when it is first used, and brought up to date; a first start that was killed leaves nothing', async () => {
    writeWhole(join(folder, '.postgres.0123.partial', 'PG_VERSION'), '18\n');
    const store = openStore(folder, '');
    expect(await store.query('SELECT number FROM migration WHERE number = 1')).toEqual([{ number: 1 }]);
    await store.close();
    expect(readdirSync(folder).sort()).toEqual(['holder.json', 'postgres']);
  }, 240_000);

  it('is not made where it has to be there', async () => {
    const path = join(work, 'mistyped');
    for (const make of [undefined, mkdirSync]) {
      make?.(path);
      await expect(openExisting(path, '').query('SELECT 1')).rejects.toThrow(
        /mistyped: there is no store\n {4}expected: .* gantry personnel makes one/,
      );
    }
    expect(readdirSync(path)).toEqual([]);
    const there = openExisting(folder, '');
    expect(await there.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await there.close();
  });

  it.each([
    ['postgresql://nobody:secret@127.0.0.1:1/none', /database 127\.0\.0\.1:1\/none does not answer: .*ECONNREFUSED/],
    ['mysql://x', /GANTRY_DATABASE_URL: this is no URL of a PostgreSQL database/],
    ['not a url', /this is no URL/],
  ])('says that %s is no database to be had, without its password', async (url, message) => {
    const failure = await openStore(work, url)
      .query('SELECT 1')
      .catch((error: Error) => error.message);
    expect(failure).toMatch(message);
    expect(failure).not.toContain('secret');
  });
});

describe('a folder', () => {
  it('has one user at a time, whatever path leads to it', async () => {
    const database = await openFolder(folder);
    const link = join(work, 'link');
    symlinkSync(folder, link);
    await expect(openFolder(link)).rejects.toThrow(
      new RegExp(`link: the store is in use by process ${process.pid} .*, since 20\\d\\d-`),
    );
    await database.close();
    await (await openFolder(link)).close();
  });

  it.each([
    ['a file', (path: string) => writeFileSync(path, '')],
    ['a cluster that is none', (path: string) => writeWhole(join(path, 'postgres', 'PG_VERSION'), '18\n')],
  ])('that is %s is refused, and let go', async (name, make) => {
    const path = join(work, name);
    make(path);
    for (const _ of ['once', 'again'])
      await expect(openFolder(path)).rejects.toThrow(new RegExp(`${name}: the store cannot be opened: .`));
  });
});
