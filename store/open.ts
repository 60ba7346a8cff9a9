/** Opens what is kept beyond a run: reads, entries, queries, deliveries, audits (docs/storage.md). */
import { type Database, lazyDatabase } from './database.ts';
import { holderOf } from './lock.ts';
import { migrate } from './migrate.ts';
import { openFolder } from './pglite.ts';
import { openServer } from './server.ts';
import { takingTurns } from './turns.ts';

/** How long to wait for a folder that another process has; most have it for less than a second. */
const patienceMs = 10_000;

const serverUrl = (): string | undefined => process.env.GANTRY_DATABASE_URL;
const serverPlace = 'the server of GANTRY_DATABASE_URL';

/**
 * The store: on the server that GANTRY_DATABASE_URL names, else in the folder. It is opened, and its schema brought up
 * to date, when it is first used. Close it, or the process does not end.
 *
 * @param waitMs how long to wait for a folder that another process has
 * @throws InputError at its first use, when it cannot be had
 */
export const openStore = (folder: string, url = serverUrl(), waitMs = patienceMs): Database =>
  lazyDatabase(url ? serverPlace : folder, () => upToDate(() => (url ? openServer(url) : openFolder(folder, waitMs))));

/** A store that a program uses now and then for a long time, while others want it, too. */
export interface SharedStore {
  /** Between uses, a folder is left to other processes. */
  readonly database: Database;
  /**
   * Changes with whatever is written into the store, by whomever. As long as nobody has had a folder, this does not open it.
   *
   * @throws InputError when the store cannot be had
   */
  version(): Promise<string>;
}

export function openShared(folder: string, url = serverUrl()): SharedStore {
  if (url) {
    const database = openStore(folder, url);
    return { database, version: () => versionOf(database) };
  }
  let left: { readonly turn: number | undefined; readonly version: string } | undefined;
  const open = () => upToDate(() => openFolder(folder, patienceMs));
  const database = takingTurns(folder, open, async (own) => {
    left = { turn: holderOf(folder)?.turn, version: await versionOf(own) };
  });
  return {
    database,
    version: async () => (left && holderOf(folder)?.turn === left.turn ? left.version : versionOf(database)),
  };
}

/** Which transactions have ended; every one that writes has a number of its own (PostgreSQL 15, 9.27.7). */
async function versionOf(database: Database): Promise<string> {
  const [row] = await database.query<{ version: string }>('SELECT pg_current_snapshot()::text AS version');
  return row!.version;
}

async function upToDate(open: () => Promise<Database>): Promise<Database> {
  const database = await open();
  try {
    await migrate(database);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}
