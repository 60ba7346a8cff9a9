/** Where a recording goes: a file that is only appended to, a line at a time, so that a killed program costs half a line at most. */
import { closeSync, fstatSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { InputError } from '../../base/errors.ts';

export interface LineSink {
  /** @throws where it cannot be written, such as on a full disk */
  append(line: string): void;
  close(): void;
}

/** @throws InputError where the file cannot be opened */
export function appendTo(path: string): LineSink {
  const file = opened(path);
  const write = (text: string): void => {
    const bytes = Buffer.from(text);
    for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
  };
  let isTorn = endsTorn(file);
  return {
    append(line) {
      write(`${isTorn ? '\n' : ''}${line}\n`);
      isTorn = false;
    },
    close: () => closeSync(file),
  };
}

function opened(path: string): number {
  try {
    mkdirSync(dirname(path), { recursive: true });
    return openSync(path, 'a+');
  } catch (error) {
    throw new InputError({
      what: `cannot be written (${(error as NodeJS.ErrnoException).code})`,
      where: { file: path },
      expected: 'a file that can be appended to',
    });
  }
}

/** Does it end in the middle of a line? */
function endsTorn(file: number): boolean {
  const { size } = fstatSync(file);
  const last = Buffer.alloc(1);
  return size > 0 && readSync(file, last, 0, 1, size - 1) === 1 && last[0] !== 0x0a;
}
