/** The town's own hot list entries (III.K, IV.F, IV.I.e): who works on them, how, and what is kept of it. */
import type { Ledger } from '../../investigate/ports.ts';
import { type RemovalNotice, removalNotice } from './notice.ts';
import type { Change, ChangeOf, EntryDraft, History, Person } from './ports.ts';
import {
  draftRefused,
  endedRefused,
  entryRefused,
  type Refusal,
  reasonRefused,
  repeatRefused,
  whoRefused,
} from './refusals.ts';
import { type CustomEntry, dueForReview, inForce, type Register, registerOf, withChange } from './register.ts';

/** Sends the administrator an e-mail; resolves with the addresses once it is accepted for delivery. */
export type NotifyAdministrator = (notice: RemovalNotice) => Promise<readonly string[]>;

export interface Options {
  readonly history: History;
  /** The department's books: who is trained and has access. */
  readonly ledger: Ledger;
  readonly notifyAdministrator: NotifyAdministrator;
  /** Whether a refusal holds; all do when left out. Only for systems under test that let things through. */
  readonly holds?: (refusal: Refusal) => boolean;
}

/** What was done, or why nothing was. */
type DoneOr<T> = { readonly done: T } | { readonly refused: readonly Refusal[] };

/** What came of a request: the change that was made, or why none was. */
export type Outcome<Kind extends Change['kind']> = DoneOr<ChangeOf<Kind>>;

export interface CustomEntries {
  register(): Register;
  /** Entries that alert on a day, YYYY-MM-DD. */
  inForce(onDate: string): readonly CustomEntry[];
  dueForReview(onDate: string): readonly CustomEntry[];
  request(by: Person, at: string, request: EntryRequest): Promise<Outcome<'requested'>>;
  enter(by: Person, at: string, draft: EntryDraft, entryId?: string): Promise<Outcome<'entered'>>;
  update(by: Person, at: string, entryId: string, to: Partial<EntryDraft>): Promise<Outcome<'updated'>>;
  /** These were gone through and still hold; those that do not are removed. */
  review(by: Person, at: string, entryIds: readonly string[]): Promise<Outcome<'reviewed'>>;
  /** Removes an entry. The administrator is told at once, or by {@link CustomEntries.sendNotices} if that fails. */
  remove(by: Person, at: string, entryId: string, why: string): Promise<Outcome<'removed'>>;
  /** Sends the notices that removals still owe. Gives those that went out; rejects with the first that did not. */
  sendNotices(by: Person, at: string): Promise<DoneOr<readonly ChangeOf<'notified'>[]>>;
}

export type EntryRequest = Pick<ChangeOf<'requested'>, 'to' | 'plate' | 'state' | 'why'>;

/** Opens the entries with what their history holds. */
export async function openCustomEntries({
  history,
  ledger,
  notifyAdministrator,
  holds = () => true,
}: Options): Promise<CustomEntries> {
  const kept = await history.all();
  let register = registerOf(kept);
  let length = kept.length;

  async function make<Kind extends Change['kind']>(
    refusals: readonly Refusal[],
    change: ChangeOf<Kind>,
  ): Promise<Outcome<Kind>> {
    const refused = refusals.filter(holds);
    if (refused.length > 0) return { refused };
    await history.append(change, length);
    length++;
    register = withChange(register, change);
    return { done: change };
  }

  async function notify(removed: ChangeOf<'removed'>, by: Person, at: string): Promise<ChangeOf<'notified'>> {
    const { entryId } = removed;
    const to = await notifyAdministrator(removalNotice(register.get(entryId)!, removed));
    const change: ChangeOf<'notified'> = { kind: 'notified', at, by, entryId, to };
    await make([], change);
    return change;
  }

  const whoOn = (by: Person, at: string): Promise<Refusal[]> => whoRefused(ledger, by, at.slice(0, 10));

  return {
    register: () => register,
    inForce: (onDate) => inForce(register, onDate),
    dueForReview: (onDate) => dueForReview(register, onDate),
    request: (by, at, request) =>
      make([], { kind: 'requested', at, by, requestId: `request-${length + 1}`, ...request }),
    async enter(by, at, draft, entryId = `custom-${length + 1}`) {
      const day = at.slice(0, 10);
      const wrong = [...draftRefused(draft), ...endedRefused(draft, day), ...repeatRefused(register, draft, day)];
      return make([...(await whoOn(by, at)), ...wrong], { kind: 'entered', at, by, entryId, draft });
    },
    async update(by, at, entryId, to) {
      const missing = entryRefused(register, entryId);
      if (missing.length > 0) return { refused: missing };
      const draft = { ...register.get(entryId)!.draft, ...to };
      // What ends is removed, with a reason and the administrator told (IV.I.e.i).
      const ended = to.expires === undefined ? [] : endedRefused(draft, at.slice(0, 10));
      const refusals = [...(await whoOn(by, at)), ...draftRefused(draft), ...ended];
      return make(refusals, { kind: 'updated', at, by, entryId, draft });
    },
    async review(by, at, entryIds) {
      const missing = entryIds.flatMap((id) => entryRefused(register, id));
      if (missing.length > 0) return { refused: missing };
      return make(await whoOn(by, at), { kind: 'reviewed', at, by, entryIds });
    },
    async remove(by, at, entryId, why) {
      const missing = entryRefused(register, entryId);
      if (missing.length > 0) return { refused: missing };
      const refusals = [...(await whoOn(by, at)), ...reasonRefused(why)];
      const outcome = await make(refusals, { kind: 'removed', at, by, entryId, why });
      if ('done' in outcome) await notify(outcome.done, by, at).catch(() => undefined);
      return outcome;
    },
    async sendNotices(by, at) {
      const refused = (await whoOn(by, at)).filter(holds);
      if (refused.length > 0) return { refused };
      const sent: ChangeOf<'notified'>[] = [];
      for (const { removed, isNotified } of register.values())
        if (removed && !isNotified) sent.push(await notify(removed, by, at));
      return { done: sent };
    },
  };
}
