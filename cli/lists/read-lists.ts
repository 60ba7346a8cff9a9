import { z } from 'zod';
import { formatFault, InputError } from '../../base/errors.ts';
import { readText } from '../../base/files.ts';
import { localDay } from '../../base/times.ts';
import { type ImportedHotList, importHotList } from '../../recognizer/match/import.ts';
import { exitCode } from '../exit-code.ts';

/** Reads hot lists; rows set aside are told on standard error, and make the exit code 2. */
export function readLists(files: readonly string[]): ImportedHotList['entries'] {
  return files.flatMap((file) => {
    const { entries, setAside } = importHotList(readText(file, 'a hot list'), file);
    for (const fault of setAside) process.stderr.write(`${formatFault(fault)}\n`);
    if (setAside.length > 0) {
      const rows = new Set(setAside.map(({ where }) => where.line)).size;
      process.stderr.write(`${file}: ${rows} of ${entries.length + rows} rows set aside\n`);
      process.exitCode = exitCode.badInput;
    }
    return entries;
  });
}

/** Sets the exit code for something found, unless bad input has set it. */
export function exitOtherwise(): void {
  process.exitCode ??= exitCode.otherwise;
}

/** The day given, or today's by this machine's clock and in its zone. */
export function dayOf(date: string | undefined): string {
  if (date === undefined) return localDay(new Date());
  if (z.iso.date().safeParse(date).success) return date;
  throw new InputError({ what: `"${date}" is no day`, where: { file: '--date' }, expected: 'such as 2026-03-12' });
}
