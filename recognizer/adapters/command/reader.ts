/** A recognizer that is a program, called as `alpr -j FILE` is: the picture's file in, an answer in JSON out. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputError } from '../../../base/errors.ts';
import type { PictureReader } from '../../ports.ts';
import { sightingsIn } from '../answer.ts';
import { pngOf } from '../picture/encode.ts';
import { runShell } from './run.ts';

/**
 * `command`: a line of shell; the picture's file (PNG) is added as its last argument. It prints the answer of OpenALPR or
 * of Plate Recognizer as one JSON text, and ends with exit code 0.
 *
 * @throws InputError when the line names no program; on reading, when it fails, overruns, or prints anything else
 */
export async function openCommandReader(command: string, timeoutMs = 30_000): Promise<PictureReader> {
  const where = { file: `command:${command}` };
  // Where the line begins with anything but a program's name, the shell alone knows what it runs.
  const [program] = /^[\w./+-]+(?=\s|$)/.exec(command) ?? [];
  if (program && (await runShell('command -v "$1"', [program], timeoutMs)).failure)
    throw new InputError({
      what: `there is no program "${program}"`,
      where,
      expected: 'a command line as it is typed in a shell, for example command:"alpr -j"',
    });
  return {
    name: command,
    async read(picture) {
      const folder = await mkdtemp(join(tmpdir(), 'gantry-picture-'));
      try {
        const file = join(folder, 'picture.png');
        await writeFile(file, pngOf(picture));
        const { stdout, stderr, failure } = await runShell(`${command} "$1"`, [file], timeoutMs);
        if (failure === null) return sightingsIn(stdout, where);
        const onPicture = picture.name ? ` on ${picture.name}` : '';
        throw new InputError({ what: `${failure}${onPicture}${stderr ? `: ${stderr}` : ''}`, where });
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}
