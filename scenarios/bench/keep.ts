/** What is done of a bench, kept as whole files so that a killed one goes on where it was. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../../base/files.ts';
import type { Measured } from './measure.ts';

export interface Kept {
  /** What a recognizer made of an item, if that is done. */
  get(itemKey: string, recognizer: string): Measured | undefined;
  put(itemKey: string, recognizer: string, measured: Measured): void;
}

const workOf = (folder: string): string => join(folder, 'work');

/**
 * Opens the kept work of a bench folder. Work of a bench that was finished is thrown away: who runs it again wants to
 * measure again.
 *
 * @param program name and version of what renders and decodes; other versions' work is not used
 */
export function openKept(folder: string, program: string): Kept {
  if (existsSync(join(folder, 'result.json'))) {
    rmSync(workOf(folder), { recursive: true, force: true });
    rmSync(join(folder, 'result.json'));
  }
  const fileOf = (itemKey: string, recognizer: string): string => {
    const hash = createHash('sha256').update(JSON.stringify([program, recognizer, itemKey]));
    return join(workOf(folder), `${hash.digest('hex').slice(0, 32)}.json`);
  };
  return {
    get(itemKey, recognizer) {
      const file = fileOf(itemKey, recognizer);
      return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
    },
    put: (itemKey, recognizer, measured) => writeWhole(fileOf(itemKey, recognizer), JSON.stringify(measured)),
  };
}
