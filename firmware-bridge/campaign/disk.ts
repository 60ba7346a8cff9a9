/** A disk that fills up while something is written to it: a file first, then /dev/full, whose writes fail as on a full disk. */
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LineSink } from '../recording/sink.ts';

export interface FillingDisk extends LineSink {
  fill(): void;
  remove(): void;
}

export function createFillingDisk(): FillingDisk {
  const folder = mkdtempSync(join(tmpdir(), 'gantry-disk-'));
  let file = openSync(join(folder, 'serial.ndjson'), 'a');
  return {
    append: (line) => void writeSync(file, `${line}\n`),
    close: () => closeSync(file),
    fill() {
      closeSync(file);
      file = openSync('/dev/full', 'a');
    },
    remove() {
      closeSync(file);
      rmSync(folder, { recursive: true });
    },
  };
}
