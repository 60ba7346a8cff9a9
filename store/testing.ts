/** Databases for tests: in memory, or on the server of GANTRY_DATABASE_URL, where each test has a schema of its own. */
import { randomBytes } from 'node:crypto';
import type { Database } from './database.ts';
import { migrate } from './migrate.ts';
import { openInMemory } from './pglite.ts';
import { openServer } from './server.ts';

let memory: Promise<Database> | undefined;

/** An empty database; closing it drops what was in it. Those in memory are one cluster: use one at a time. */
export async function emptyDatabase(): Promise<Database> {
  const schema = `test_${randomBytes(6).toString('hex')}`;
  const url = process.env.GANTRY_DATABASE_URL;
  memory ??= url ? undefined : openInMemory();
  const whole = url ? await openServer(url) : await memory!;
  await whole.script(`CREATE SCHEMA ${schema}`);
  if (!url) await whole.script(`SET search_path TO ${schema}`);
  const database = url ? await openServer(withSchema(url, schema)) : whole;
  return {
    ...database,
    close: async () => {
      if (url) await database.close();
      await whole.script(`DROP SCHEMA ${schema} CASCADE`);
      if (url) await whole.close();
    },
  };
}

/** A store with all migrations applied, empty. */
export async function emptyStore(): Promise<Database> {
  const database = await emptyDatabase();
  await migrate(database);
  return database;
}

function withSchema(url: string, schema: string): string {
  const changed = new URL(url);
  changed.searchParams.set('options', `-c search_path=${schema}`);
  return changed.href;
}
