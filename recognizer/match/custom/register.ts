import type { HotListEntry } from '../entry.ts';
import type { Change, ChangeOf, EntryDraft } from './ports.ts';

/** An entry of the town's own, as its history leaves it. */
export interface CustomEntry {
  readonly id: string;
  readonly draft: EntryDraft;
  /** Day of entry, YYYY-MM-DD. */
  readonly entered: string;
  /** Day on which it was last entered, updated or reviewed. */
  readonly lookedAt: string;
  readonly removed: ChangeOf<'removed'> | null;
  /** The administrator has been told of the removal. */
  readonly isNotified: boolean;
}

/** All entries ever made, by id, in the order of entry. */
export type Register = ReadonlyMap<string, CustomEntry>;

/** @param history oldest first */
export function registerOf(history: readonly Change[]): Register {
  const register = new Map<string, CustomEntry>();
  for (const change of history) make(register, change);
  return register;
}

export function withChange(register: Register, change: Change): Register {
  const next = new Map(register);
  make(next, change);
  return next;
}

function make(register: Map<string, CustomEntry>, change: Change): void {
  const day = change.at.slice(0, 10);
  const set = (id: string, to: Partial<CustomEntry>): void => void register.set(id, { ...register.get(id)!, ...to });
  switch (change.kind) {
    case 'requested':
      break;
    case 'entered': {
      const { entryId: id, draft } = change;
      register.set(id, { id, draft, entered: day, lookedAt: day, removed: null, isNotified: false });
      break;
    }
    case 'updated':
      set(change.entryId, { draft: change.draft, lookedAt: day });
      break;
    case 'reviewed':
      for (const id of change.entryIds) set(id, { lookedAt: day });
      break;
    case 'removed':
      set(change.entryId, { removed: change });
      break;
    case 'notified':
      set(change.entryId, { isNotified: true });
      break;
  }
}

/** The entries that alert on a day: neither removed nor expired. */
export const inForce = (register: Register, onDate: string): CustomEntry[] =>
  [...register.values()].filter(
    ({ removed, draft: { expires } }) => removed === null && (expires === null || expires >= onDate),
  );

/** Days between reviews (IV.F.e "regularly", IV.I.e "periodically"; the order names no number). */
export const reviewEveryDays = 30;

/** What somebody has to look at: entries not looked at for so long, and those that have expired and are not removed. */
export const dueForReview = (register: Register, onDate: string, everyDays = reviewEveryDays): CustomEntry[] =>
  [...register.values()].filter(
    ({ removed, lookedAt, draft: { expires } }) =>
      removed === null &&
      ((expires !== null && expires < onDate) || (Date.parse(onDate) - Date.parse(lookedAt)) / 86_400_000 >= everyDays),
  );

/** The entry as a hot list has it. */
export function hotListEntry({ id, draft: { purpose: _, ...draft }, entered }: CustomEntry): HotListEntry {
  return { ...draft, id, entered, source: 'Custom' };
}
