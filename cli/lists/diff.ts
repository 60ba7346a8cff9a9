import { diffLists } from '../../recognizer/match/diff.ts';
import { exitOtherwise, readLists } from './read-lists.ts';

/** Tells what changed from one version of a list to another. */
export function diff(before: string, after: string): void {
  const { added, removed, changed } = diffLists(readLists([before]), readLists([after]));
  for (const { id, plate, reason } of removed) process.stdout.write(`- ${id}: ${plate} ${reason}\n`);
  for (const { id, plate, reason } of added) process.stdout.write(`+ ${id}: ${plate} ${reason}\n`);
  for (const { before: old, after: entry, fields } of changed)
    for (const field of fields)
      process.stdout.write(
        `~ ${entry.id}: ${entry.plate} ${field}: ${JSON.stringify(old[field])} became ${JSON.stringify(entry[field])}\n`,
      );
  process.stdout.write(`${added.length} added, ${removed.length} removed, ${changed.length} changed\n`);
  if (added.length + removed.length + changed.length > 0) exitOtherwise();
}
