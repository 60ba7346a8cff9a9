import { randomBytes } from 'node:crypto';
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { makeFolderOf, writing } from './files.ts';

/**
 * Makes a folder whole or not at all: `fill` writes into a folder beside it, which then takes its place. A killed
 * process leaves the old folder, or none, and a `.partial` one that nothing reads.
 *
 * @throws InputError where the system refuses
 */
export async function writeFolderWhole(path: string, fill: (folder: string) => void | Promise<void>): Promise<void> {
  const mark = randomBytes(4).toString('hex');
  const partial = join(dirname(path), `.${basename(path)}.${mark}.partial`);
  const old = join(dirname(path), `.${basename(path)}.${mark}.old.partial`);
  makeFolderOf(path);
  writing(path, () => mkdirSync(partial));
  try {
    await fill(partial);
    const replaced = writing(path, () => tryRename(path, old));
    writing(path, () => renameSync(partial, path));
    if (replaced) rmSync(old, { recursive: true, force: true });
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

function tryRename(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
