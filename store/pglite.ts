/** PostgreSQL in this process, compiled to WebAssembly (https://pglite.dev): in a folder, or in memory alone. */
import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { PGlite, PGliteOptions } from '@electric-sql/pglite';
import { InputError } from '../base/errors.ts';
import { projectRoot } from '../base/files.ts';
import { writeFolderWhole } from '../base/folders.ts';
import type { Database, Queries } from './database.ts';
import { type Lock, lockFolder } from './lock.ts';
import { oid } from './types.ts';

const options: PGliteOptions = { parsers: { [oid.int8]: Number, [oid.date]: (text: string) => text } };

/** A database that ends with the process, for tests and for runs that keep nothing. */
export const openInMemory = async (): Promise<Database> => databaseOf(await start(), 'memory');

/**
 * The database in a folder; makes it where there is none.
 *
 * @param waitMs how long to wait for another process that has the folder
 * @throws InputError when another process has it still, or what is in it cannot be opened
 */
export async function openFolder(folder: string, waitMs = 0): Promise<Database> {
  let lock: Lock | undefined;
  try {
    lock = await lockFolder(folder, waitMs);
    const data = dataOf(folder);
    if (!existsSync(data)) await makeCluster(folder, data);
    return databaseOf(await start(data), folder, lock);
  } catch (error) {
    await lock?.release();
    if (error instanceof InputError) throw error;
    throw new InputError({
      what: `the store cannot be opened: ${(error as Error).message}`,
      where: { file: folder },
      expected: 'a folder that Gantry made, or none yet',
    });
  }
}

const dataOf = (folder: string): string => join(folder, 'postgres');

/** Whether a database has been made in the folder. */
export const isCluster = (folder: string): boolean => existsSync(dataOf(folder));

/** A first start that is killed leaves no half-made cluster: it is made beside its place, and moved there whole. */
async function makeCluster(folder: string, data: string): Promise<void> {
  for (const name of readdirSync(folder))
    if (name.endsWith('.partial')) rmSync(join(folder, name), { recursive: true, force: true });
  await writeFolderWhole(data, async (partial) => {
    if (existsSync(emptyCluster)) return cpSync(emptyCluster, partial, { recursive: true });
    await (await start(partial)).close();
    keepEmpty(partial);
  });
}

/** The first cluster that this build made, as it was: making one takes four times as long as copying it. */
const emptyCluster = join(projectRoot, 'dist', 'cluster');

/** Whole or not at all; what others kept meanwhile stays. Where the programs lie read-only, none is kept. */
function keepEmpty(cluster: string): void {
  const copy = `${emptyCluster}.${randomBytes(4).toString('hex')}.partial`;
  try {
    cpSync(cluster, copy, { recursive: true });
    renameSync(copy, emptyCluster);
  } catch {
    rmSync(copy, { recursive: true, force: true });
  }
}

async function start(folder?: string): Promise<PGlite> {
  const { PGlite } = await import('@electric-sql/pglite');
  return PGlite.create(folder === undefined ? options : { ...options, dataDir: folder });
}

const queriesOf = ({ query, exec }: Pick<PGlite, 'query' | 'exec'>): Queries => ({
  query: async <Row>(sql: string, values: readonly unknown[] = []) => (await query<Row>(sql, [...values])).rows,
  script: async (sql) => void (await exec(sql)),
});

function databaseOf(pglite: PGlite, place: string, lock?: Lock): Database {
  return {
    place,
    ...queriesOf({ query: pglite.query.bind(pglite), exec: pglite.exec.bind(pglite) }),
    transaction: (work) => pglite.transaction((transaction) => work(queriesOf(transaction))),
    close: async () => {
      await pglite.close();
      await lock?.release();
    },
  };
}
