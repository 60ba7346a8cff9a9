/** Opens what is kept beyond a run: reads, entries, queries, deliveries, audits (docs/storage.md). */
import { type Database, lazyDatabase } from './database.ts';
import { migrate } from './migrate.ts';
import { openFolder } from './pglite.ts';
import { openServer } from './server.ts';

/**
 * The store: on the server that GANTRY_DATABASE_URL names, else in the folder. It is opened, and its schema brought up
 * to date, when it is first used. Close it, or the process does not end.
 *
 * @throws InputError at its first use, when it cannot be had
 */
export function openStore(folder: string, url = process.env.GANTRY_DATABASE_URL): Database {
  return lazyDatabase(url ? 'the server of GANTRY_DATABASE_URL' : folder, async () => {
    const database = await (url ? openServer(url) : openFolder(folder));
    try {
      await migrate(database);
      return database;
    } catch (error) {
      await database.close();
      throw error;
    }
  });
}
