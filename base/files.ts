import { randomBytes } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Fault, InputError } from './errors.ts';

/**
 * Writes a file whole or not at all: a crash leaves the old content or the new, never a part. Makes the folder.
 *
 * @throws InputError where the system refuses
 */
export function writeWhole(path: string, content: string | Uint8Array): void {
  makeFolderOf(path);
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  writing(path, () => {
    try {
      const file = openSync(temporary, 'wx');
      try {
        const bytes = typeof content === 'string' ? Buffer.from(content) : content;
        for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      renameSync(temporary, path);
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    }
  });
}

/** Makes the folder in which something is to stand. @throws InputError where it cannot be made, or be written in */
export function makeFolderOf(path: string): void {
  writing(path, () => {
    mkdirSync(dirname(path), { recursive: true });
    accessSync(dirname(path), constants.W_OK);
  });
}

/** Does what writes to a place that a user named; what the system refuses is theirs to mend. */
export function writing<T>(path: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (syscall === undefined) throw error;
    throw new InputError({
      what: `cannot be written (${code})`,
      where: { file: path },
      expected: 'a place in a folder that can be written in',
    });
  }
}

/** Reads a text file a user named; a missing or unreadable one is the user's to mend. */
export function readText(path: string, expected?: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new InputError(unreadable(error, path, expected));
  }
}

/** Why a file that a user named cannot be read, from what the system says. */
export function unreadable(error: unknown, file: string, expected = 'a readable file'): Fault {
  const code = (error as NodeJS.ErrnoException).code;
  const what =
    code === 'ENOENT' ? 'file not found' : code === 'EISDIR' ? 'is a folder, not a file' : `cannot be read (${code})`;
  return { what, where: { file }, expected };
}

/** The folder that holds the project's own package.json, from sources and from the bundle alike. */
export const projectRoot: string = (() => {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (folder === dirname(folder)) throw new Error('package.json not found above the program');
  }
})();
