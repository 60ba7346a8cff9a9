import { appendFileSync, existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { formatFault, InputError } from '../../base/errors.ts';
import { openOnvifSource } from '../../recognizer/adapters/onvif/source.ts';
import { exitCode } from '../exit-code.ts';
import { secondsFrom } from './arguments.ts';

interface Options {
  readonly out: string;
  readonly prefix?: string;
  readonly seconds?: string;
}

/**
 * Keeps the reads of cameras at a broker as NDJSON, a line a read, until it is stopped or the time is over. While it goes
 * on they stand in `OUT.part`, each line written as its read comes.
 */
export async function record(broker: string, { out, prefix, seconds: time }: Options): Promise<void> {
  const seconds = secondsFrom(time);
  const part = `${out}.part`;
  let setAside = 0;
  const source = await openOnvifSource(broker, {
    prefix,
    onFault: (fault) => {
      setAside++;
      process.stderr.write(`${formatFault(fault)}\n`);
    },
  });
  let reads = 0;
  let unnamed = 0;
  let timer: NodeJS.Timeout | undefined;
  try {
    const present = [out, part].find((file) => existsSync(file));
    if (present)
      throw new InputError({ what: 'is there already', where: { file: present }, expected: 'a file that is not' });
    startFile(part);
    process.stderr.write(`recording to ${out} (Ctrl+C ends it)\n`);
    if (seconds !== undefined) timer = setTimeout(() => source.close(), 1000 * seconds);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => source.close());
    for await (const read of source.reads()) {
      reads++;
      if (read.file === null) unnamed++;
      appendFileSync(part, `${JSON.stringify(read)}\n`);
    }
  } finally {
    clearTimeout(timer);
    await source.close();
  }
  renameSync(part, out);
  process.stdout.write(
    `${out}: ${reads} reads, ${unnamed} of them without the name of their picture; events set aside: ${setAside}\n`,
  );
  if (setAside > 0) process.exitCode = exitCode.badInput;
}

function startFile(file: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, '', { flag: 'wx' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new InputError({ what: `cannot be written (${code})`, where: { file } });
  }
}
