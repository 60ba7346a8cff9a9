import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from './database.ts';
import { type Migration, migrate, readMigrations } from './migrate.ts';
import { emptyDatabase } from './testing.ts';

const migration = (number: number, sql: string): Migration => ({
  number,
  file: `000${number}-test.sql`,
  sql,
  sha256: createHash('sha256').update(sql).digest('hex'),
});

describe('migrate', () => {
  let database: Database;
  beforeEach(async () => {
    database = await emptyDatabase();
  });
  afterEach(() => database.close());

  const one = migration(1, 'CREATE TABLE a (x int); INSERT INTO a VALUES (1)');
  const three = migration(3, 'ALTER TABLE a ADD COLUMN y int');

  it('applies each once, and what comes later besides', async () => {
    await migrate(database, [one]);
    await migrate(database, [one, three]);
    await migrate(database, [one, three]);
    expect(await database.query('SELECT * FROM a')).toEqual([{ x: 1, y: null }]);
  });

  it('applies one with a lower number that came later', async () => {
    await migrate(database, [one, three]);
    await migrate(database, [one, migration(2, 'CREATE TABLE b (x int)'), three]);
    expect(await database.query('SELECT number FROM migration ORDER BY number')).toEqual([
      { number: 1 },
      { number: 2 },
      { number: 3 },
    ]);
  });

  it('applies all or none', async () => {
    await expect(migrate(database, [one, migration(2, 'CREATE TABLE a (x int)')])).rejects.toThrow(
      /"a" already exists/,
    );
    await expect(database.query('SELECT * FROM a')).rejects.toThrow(/does not exist/);
  });

  it.each([
    ['does not know', [one], /had migration 0003-test.sql, which this Gantry does not have/],
    ['knows with another text', [one, migration(3, 'SELECT 1')], /0003-test.sql, which this Gantry has with another/],
  ])('refuses a database that had one which it %s', async (_, known, message) => {
    await migrate(database, [one, three]);
    await expect(migrate(database, known)).rejects.toThrow(message);
  });

  it('makes tables append-only by the database itself', async () => {
    await migrate(database);
    await database.script(
      `CREATE TABLE kept (x int PRIMARY KEY); SELECT make_append_only('kept'); INSERT INTO kept VALUES (1)`,
    );
    for (const change of [
      'UPDATE kept SET x = 2',
      'DELETE FROM kept',
      'DELETE FROM kept WHERE false',
      'TRUNCATE kept',
      'INSERT INTO kept VALUES (1) ON CONFLICT (x) DO UPDATE SET x = 2',
      'UPDATE migration SET sha256 = file',
    ])
      await expect(database.query(change), change).rejects.toThrow(/is append-only: (UPDATE|DELETE|TRUNCATE) refused/);
    await database.script('INSERT INTO kept VALUES (2)');
    expect(await database.query('SELECT x FROM kept')).toEqual([{ x: 1 }, { x: 2 }]);
  });
});

describe('readMigrations', () => {
  it('numbers those of the product', () => {
    expect(readMigrations()[0]).toMatchObject({ number: 1, file: '0001-append-only.sql' });
  });

  it.each([
    [['0001-a.sql', '1-b.sql'], /1-b.sql: named otherwise/],
    [['0001-a.sql', '0001-b.sql'], /0001-a.sql: another migration has this number/],
  ])('refuses %j', (names, message) => {
    const folder = mkdtempSync(join(tmpdir(), 'gantry-migrations-'));
    for (const name of names) writeFileSync(join(folder, name), '');
    expect(() => readMigrations(folder)).toThrow(message);
    rmSync(folder, { recursive: true });
  });

  it('gives the same hash whatever the line endings', () => {
    const folder = mkdtempSync(join(tmpdir(), 'gantry-migrations-'));
    writeFileSync(join(folder, '0001-a.sql'), 'SELECT 1;\n');
    writeFileSync(join(folder, '0002-a.sql'), 'SELECT 1;\r\n');
    const [unix, windows] = readMigrations(folder);
    expect(windows!.sha256).toBe(unix!.sha256);
    rmSync(folder, { recursive: true });
  });
});
