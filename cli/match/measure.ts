import { makeFolderOf, readText, writeWhole } from '../../base/files.ts';
import { measureConfusion } from '../../recognizer/match/measure/confusion.ts';
import { knownReadsFrom } from '../../recognizer/match/measure/reads.ts';

interface Options {
  readonly out: string;
  readonly note: string;
}

/** Measures what the reader takes for what, and writes it as the matcher keeps it. */
export function measure(file: string, { out, note }: Options): void {
  makeFolderOf(out);
  const reads = knownReadsFrom(readText(file, 'reads of known plates (NDJSON)'), file);
  const counts = measureConfusion(reads);
  writeWhole(out, `${JSON.stringify({ note, ...counts }, null, 1)}\n`);
  process.stdout.write(`${counts.reads} reads measured, ${out} written\n`);
}
