/**
 * The index in use, replaced in one assignment. A query takes `current` once and keeps it to its end; whatever both
 * versions hold is found by every query, whenever it falls.
 */
export interface Holder<Index> {
  readonly current: Index;
  /** Queries from now on use the next; those under way keep theirs, and it goes when the last of them ends. */
  replace(next: Index): void;
}

export function createHolder<Index>(first: Index): Holder<Index> {
  let current = first;
  return {
    get current() {
      return current;
    },
    replace(next) {
      current = next;
    },
  };
}
