/** The history of the town's own entries: what was asked for, entered, updated, reviewed and removed; and where it is kept. */
import type { HotListEntry } from '../entry.ts';

/** Somebody of the department, as its directory has them. */
export interface Person {
  readonly id: string;
  readonly role: string;
  /** Offices that they act for by designation. */
  readonly designeeFor?: readonly string[];
}

/** What a person writes into the form of an entry. */
export interface EntryDraft
  extends Omit<HotListEntry, 'id' | 'source' | 'entered' | 'narrative'>,
    Required<Pick<HotListEntry, 'narrative'>> {
  /** What the entry is for, by the words of the form. */
  readonly purpose: string;
}

interface Changed {
  /** Local time, ISO 8601; with its offset from UTC where a machine's clock gave it. */
  readonly at: string;
  readonly by: Person;
}

export type Change =
  /** Somebody who may not make entries asked one who may (Appendix I.2). */
  | (Changed & {
      readonly kind: 'requested';
      readonly requestId: string;
      readonly to: readonly string[];
      readonly plate: string;
      readonly state: string | null;
      readonly why: string;
    })
  | (Changed & { readonly kind: 'entered'; readonly entryId: string; readonly draft: EntryDraft })
  /** The draft as it now stands, whole (IV.F.e). */
  | (Changed & { readonly kind: 'updated'; readonly entryId: string; readonly draft: EntryDraft })
  /** Somebody went through these and found that they still hold (IV.F.e, IV.I.e). */
  | (Changed & { readonly kind: 'reviewed'; readonly entryIds: readonly string[] })
  | (Changed & { readonly kind: 'removed'; readonly entryId: string; readonly why: string })
  /** The administrator was sent the e-mail on a removal (IV.I.e.i). */
  | (Changed & { readonly kind: 'notified'; readonly entryId: string; readonly to: readonly string[] });

export type ChangeOf<Kind extends Change['kind']> = Extract<Change, { kind: Kind }>;

/** Where the history is kept; it is only ever added to. `store/` implements it on PostgreSQL, `history.ts` in memory. */
export interface History {
  /** Oldest first. */
  all(): Promise<readonly Change[]>;
  /**
   * Resolves once the change is kept for good.
   *
   * @param place changes there were before
   * @throws InputError where there are others
   */
  append(change: Change, place: number): Promise<void>;
}
