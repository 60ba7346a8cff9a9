import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../../base/errors.ts';
import { makeFolderOf, writeWhole } from '../../base/files.ts';
import { writeFolderWhole } from '../../base/folders.ts';
import { atDesk } from '../desk.ts';
import { type QueryOptions, requestOf, tellRefused, tellUnknownWords } from './query.ts';

/** Exports a package of evidence into a folder, whole or not at all. */
export async function exportEvidence(
  plate: string | undefined,
  options: QueryOptions & { readonly out?: string; readonly request?: string },
): Promise<void> {
  const request = { ...requestOf(plate, options), requestId: options.request ?? null };
  if (options.out !== undefined && existsSync(options.out))
    throw new InputError({
      what: 'is there already',
      where: { file: options.out },
      expected: 'a folder that is not there yet: evidence is not overwritten',
    });
  if (options.out !== undefined) makeFolderOf(options.out);
  await atDesk(options, async (desk, archive) => {
    const { access, answer, reads, isComplete, files } = await desk.exportReads(request);
    if (!answer) return tellRefused(access);
    if (reads.length === 0) await tellUnknownWords(archive, request.criteria);
    const folder = options.out ?? freeFolder(join('evidence', access.id));
    await writeFolderWhole(folder, (partial) => {
      for (const [name, bytes] of files) writeWhole(join(partial, name), bytes);
    });
    process.stdout.write(
      `${reads.length} reads${isComplete ? '' : ' (and more fit: ask more narrowly)'} in ${folder}; logged as ${access.id}\n` +
        `manifest.json SHA-256 ${answer.sha256}\n`,
    );
  });
}

/** The folder, or one called after it: the log of another store has this number, too, and may have left a package there. */
function freeFolder(folder: string): string {
  for (let number = 1, free = folder; ; free = `${folder}-${++number}`) if (!existsSync(free)) return free;
}
