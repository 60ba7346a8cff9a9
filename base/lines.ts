/** The lines of texts, whole or as they come from a file, without their ends (`\n`, `\r\n` or `\r`) and byte order mark. */
import { closeSync, openSync, readSync } from 'node:fs';
import { InputError } from './errors.ts';
import { unreadable } from './files.ts';

/** @param chunks a text in pieces, cut anywhere */
export function* linesOf(chunks: Iterable<string>): Generator<string> {
  let rest = '';
  let isFirst = true;
  for (const chunk of chunks) {
    let text = rest + chunk;
    if (isFirst && text !== '') {
      text = text.replace(/^\uFEFF/, '');
      isFirst = false;
    }
    // A return at the end may be the first half of a line's end.
    const end = text.endsWith('\r') ? text.length - 1 : text.length;
    const whole = text.slice(0, end);
    const lines = whole.includes('\r') ? whole.split(/\r\n|\n|\r/) : whole.split('\n');
    rest = lines.pop()! + text.slice(end);
    yield* lines;
  }
  yield* rest.split('\r');
}

const chunkBytes = 2 ** 20;

/**
 * The lines of a file, of any length: no more than a part of it is held at a time.
 *
 * @throws InputError at the first line, when the file cannot be read
 */
export function* linesOfFile(path: string, expected?: string): Generator<string> {
  yield* linesOf(chunksOf(path, expected));
}

function* chunksOf(path: string, expected?: string): Generator<string> {
  const reading = <T>(read: () => T): T => {
    try {
      return read();
    } catch (error) {
      throw new InputError(unreadable(error, path, expected));
    }
  };
  const file = reading(() => openSync(path, 'r'));
  try {
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    const bytes = new Uint8Array(chunkBytes);
    for (let read = reading(() => readSync(file, bytes)); read > 0; read = reading(() => readSync(file, bytes)))
      yield decoder.decode(bytes.subarray(0, read), { stream: true });
    yield decoder.decode();
  } finally {
    closeSync(file);
  }
}
