import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../base/files.ts';

/** The suite file that a user means by a path, or by the name of one that comes with the product. */
export function suiteFile(pathOrName: string): string {
  const own = join(projectRoot, 'scenarios', 'bench', 'suite', `${pathOrName}.yaml`);
  return /^[a-z-]+$/.test(pathOrName) && existsSync(own) ? own : pathOrName;
}
