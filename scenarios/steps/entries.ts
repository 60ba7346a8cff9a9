/** Steps that work on the town's own hot list entries, and what the trace says of them. */
import type { Outcome } from '../../recognizer/match/custom/entries.ts';
import type { EntryDraft } from '../../recognizer/match/custom/ports.ts';
import { reasonOf } from '../../recognizer/match/reasons.ts';
import { entryEvent, notifiedEvent } from '../desk/entry-events.ts';
import type { Taken } from './play.ts';
import type { StepOf } from './schema.ts';
import type { Town } from './town.ts';

const told = (outcome: Outcome<'requested' | 'entered' | 'updated' | 'reviewed' | 'removed'>): Taken =>
  'refused' in outcome ? { events: [], ...outcome } : { events: [entryEvent(outcome.done)] };

export async function askForEntry(town: Town, step: StepOf<'ask-for-entry'>, at: string): Promise<Taken> {
  const { to, plate, state, why } = step;
  return told(await town.entries.request(town.people.get(step.by)!, at, { to, plate, state, why }));
}

export async function enter(town: Town, { by, entryId, entry, truly }: StepOf<'enter'>, at: string): Promise<Taken> {
  const taken = told(await town.entries.enter(town.people.get(by)!, at, draftOf(entry), entryId));
  return { ...taken, ...(truly && taken.events.length > 0 && { purposes: { [entryId]: truly } }) };
}

export const updateEntry = async (
  town: Town,
  { by, entryId, to }: StepOf<'update-entry'>,
  at: string,
): Promise<Taken> => told(await town.entries.update(town.people.get(by)!, at, entryId, draftOf(to)));

export const reviewEntries = async (town: Town, step: StepOf<'review-entries'>, at: string): Promise<Taken> =>
  told(await town.entries.review(town.people.get(step.by)!, at, step.holding));

export async function removeEntry(town: Town, step: StepOf<'remove-entry'>, at: string): Promise<Taken> {
  const { entryId, why } = step;
  const outcome = await town.entries.remove(town.people.get(step.by)!, at, entryId, why);
  const { events, ...taken } = told(outcome);
  const isTold = 'done' in outcome && town.entries.register().get(entryId)!.isNotified;
  return { ...taken, events: isTold ? [...events, notifiedEvent(outcome.done)] : events };
}

/** A form, with the reason as lists call it. */
const draftOf = <Draft extends { readonly reason?: string | undefined }>(draft: Draft) =>
  ({ ...draft, ...(draft.reason && { reason: reasonOf(draft.reason) ?? draft.reason }) }) as Draft & EntryDraft;
