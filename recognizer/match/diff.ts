import type { HotListEntry } from './entry.ts';

export interface Changed {
  readonly before: HotListEntry;
  readonly after: HotListEntry;
  readonly fields: readonly (keyof HotListEntry)[];
}

/** What changed between two versions of a list. */
export interface ListDiff {
  readonly added: readonly HotListEntry[];
  readonly removed: readonly HotListEntry[];
  readonly changed: readonly Changed[];
}

/**
 * An entry is the same where plate, state, source and reason are; its line does not count. Of several such, the first of
 * one version is paired with the first of the other, and so on.
 */
export function diffLists(before: readonly HotListEntry[], after: readonly HotListEntry[]): ListDiff {
  const identity = ({ plate, state, source, reason }: HotListEntry): string => [plate, state, source, reason].join();
  const open = new Map<string, HotListEntry[]>();
  // Each its own from the end on, so that the next is taken off there.
  for (const entry of before.toReversed()) {
    const same = open.get(identity(entry));
    if (same) same.push(entry);
    else open.set(identity(entry), [entry]);
  }
  const added: HotListEntry[] = [];
  const changed: Changed[] = [];
  for (const entry of after) {
    const earlier = open.get(identity(entry))?.pop();
    if (!earlier) {
      added.push(entry);
      continue;
    }
    const fields = [...new Set(Object.keys({ ...earlier, ...entry }) as (keyof HotListEntry)[])].filter(
      (field) => field !== 'id' && JSON.stringify(earlier[field]) !== JSON.stringify(entry[field]),
    );
    if (fields.length > 0) changed.push({ before: earlier, after: entry, fields });
  }
  const left = new Set([...open.values()].flat());
  return { added, removed: before.filter((entry) => left.has(entry)), changed };
}
