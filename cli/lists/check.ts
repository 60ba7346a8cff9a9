import { checkEntries } from '../../recognizer/match/check.ts';
import { dayOf, exitOtherwise, readLists } from './read-lists.ts';

/** Tells what is wrong with hot lists, row by row. */
export function check(files: readonly string[], options: { readonly date?: string }): void {
  const entries = readLists(files);
  const findings = checkEntries(entries, dayOf(options.date));
  for (const { kind, entry, what } of findings)
    process.stdout.write(`${entry.id}: ${kind}: ${entry.plate} ${entry.state ?? '??'}: ${what}\n`);
  process.stdout.write(`${entries.length} entries, ${findings.length} findings\n`);
  if (findings.length > 0) exitOtherwise();
}
