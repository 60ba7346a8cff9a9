/** Brings a database to the schema that this Gantry needs: the files of `migrations/`, each once, in their order. */
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../base/errors.ts';
import { projectRoot, readText } from '../base/files.ts';
import type { Database } from './database.ts';

export interface Migration {
  readonly number: number;
  readonly file: string;
  readonly sql: string;
  readonly sha256: string;
}

/** Numbers are in order, and may leave gaps. */
export function readMigrations(folder = join(projectRoot, 'store', 'migrations')): Migration[] {
  const migrations = readdirSync(folder)
    .sort()
    .map((file) => {
      const number = Number(/^(\d{4})-[a-z0-9-]+\.sql$/.exec(file)?.[1]);
      if (!number) throw new Error(`${join(folder, file)}: named otherwise than 0001-what-it-does.sql`);
      const sql = readText(join(folder, file)).replaceAll('\r\n', '\n');
      return { number, file, sql, sha256: createHash('sha256').update(sql).digest('hex') };
    });
  const twice = migrations.find(({ number }, index) => migrations[index + 1]?.number === number);
  if (twice) throw new Error(`${join(folder, twice.file)}: another migration has this number`);
  return migrations;
}

/** Processes that start at once on one server take turns; any number that nothing else uses. */
const advisoryLock = 4_742_006;

/**
 * Applies, in one transaction, what the database has not had.
 *
 * @throws InputError when the database has had a migration that this Gantry does not know, or knows otherwise
 */
export async function migrate(database: Database, migrations: readonly Migration[] = readMigrations()): Promise<void> {
  await database.transaction(async (queries) => {
    await queries.query('SELECT pg_advisory_xact_lock($1)', [advisoryLock]);
    await queries.script(`CREATE TABLE IF NOT EXISTS migration (
      number int PRIMARY KEY, file text NOT NULL, sha256 text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`);
    const applied = await queries.query<Omit<Migration, 'sql'>>('SELECT number, file, sha256 FROM migration');
    for (const { number, file, sha256 } of applied) {
      const known = migrations.find((migration) => migration.number === number);
      if (known?.sha256 === sha256) continue;
      throw new InputError({
        what: `the store has had migration ${file}, which this Gantry ${known ? 'has with another text' : 'does not have'}`,
        where: { file: database.place },
        expected: 'the version of Gantry that made it, or a newer one',
      });
    }
    for (const { number, file, sql, sha256 } of migrations) {
      if (applied.some((migration) => migration.number === number)) continue;
      await queries.script(sql);
      await queries.query('INSERT INTO migration (number, file, sha256) VALUES ($1, $2, $3)', [number, file, sha256]);
    }
  });
}
