/** Opens what is kept beyond a run: reads, entries, queries, deliveries, audits (docs/storage.md). */
import { InputError } from '../base/errors.ts';
import { type Database, lazyDatabase } from './database.ts';
import { holderOf } from './lock.ts';
import { migrate } from './migrate.ts';
import { isCluster, openFolder } from './pglite.ts';
import { openServer } from './server.ts';
import { takingTurns } from './turns.ts';

/** How long to wait for a folder that another process has; most have it for less than a second. */
const patienceMs = 10_000;

const serverUrl = (): string | undefined => process.env.GANTRY_DATABASE_URL;
const serverPlace = 'the server of GANTRY_DATABASE_URL';

/**
 * The store: on the server that GANTRY_DATABASE_URL names, else in the folder; made where there is none. It is opened, and
 * its schema brought up to date, when it is first used. Close it, or the process does not end.
 *
 * @param waitMs how long to wait for a folder that another process has
 * @throws InputError at its first use, when it cannot be had
 */
export const openStore = (folder: string, url = serverUrl(), waitMs = patienceMs): Database =>
  lazyDatabase(url ? serverPlace : folder, () => upToDate(() => (url ? openServer(url) : openFolder(folder, waitMs))));

/**
 * The store that is there, for all that does not begin one: where it is looked for in the wrong place, none is made.
 *
 * @throws InputError at its first use, where there is none, too
 */
export const openExisting = (folder: string, url = serverUrl()): Database =>
  lazyDatabase(url ? serverPlace : folder, () => existing(folder, url));

async function existing(folder: string, url: string | undefined): Promise<Database> {
  if (!url && !isCluster(folder)) throw noStore(folder);
  return upToDate(() => (url ? openServer(url) : openFolder(folder, patienceMs)), requireStore);
}

async function requireStore({ query, place }: Database): Promise<void> {
  const [migrations] = await query<{ are: boolean }>("SELECT to_regclass('migration') IS NOT NULL AS are");
  if (!migrations!.are) throw noStore(place);
}

const noStore = (place: string): InputError =>
  new InputError({
    what: 'there is no store',
    where: { file: place },
    expected:
      'the place of one (--store, or GANTRY_DATABASE_URL); gantry personnel makes one for an overseer who enters themselves, and gantry reads import does',
  });

/** A store that a program uses now and then for a long time, while others want it, too. */
export interface SharedStore {
  /** Between uses, a folder is left to other processes. */
  readonly database: Database;
  /** Whether there is one. */
  isThere(): boolean;
  /**
   * Changes with whatever is written into the store, by whomever. As long as nobody has had a folder, this does not open it.
   *
   * @throws InputError when the store cannot be had
   */
  version(): Promise<string>;
}

/** The store that is there, as {@link openExisting} opens it. */
export function openShared(folder: string, url = serverUrl()): SharedStore {
  if (url) return sharing(openExisting(folder, url));
  let left: { readonly turn: number | undefined; readonly version: string } | undefined;
  const database = takingTurns(
    folder,
    () => existing(folder, undefined),
    async (own) => {
      left = { turn: holderOf(folder)?.turn, version: await versionOf(own) };
    },
  );
  return {
    database,
    isThere: () => isCluster(folder),
    version: async () => (left && holderOf(folder)?.turn === left.turn ? left.version : versionOf(database)),
  };
}

/** One that is left open between uses. */
export const sharing = (database: Database): SharedStore => ({
  database,
  isThere: () => true,
  version: () => versionOf(database),
});

/** Which transactions have ended; every one that writes has a number of its own (PostgreSQL 15, 9.27.7). */
async function versionOf(database: Database): Promise<string> {
  const [row] = await database.query<{ version: string }>('SELECT pg_current_snapshot()::text AS version');
  return row!.version;
}

async function upToDate(open: () => Promise<Database>, check?: typeof requireStore): Promise<Database> {
  const database = await open();
  try {
    await check?.(database);
    await migrate(database);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}
