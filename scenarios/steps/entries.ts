/** Steps that work on the town's own hot list entries, and what the trace says of them. */
import { grounds } from '../../policy/trace.ts';
import type { EntryDraft } from '../../recognizer/match/custom/ports.ts';
import { reasonOf } from '../../recognizer/match/reasons.ts';
import type { Taken } from './play.ts';
import type { StepOf } from './schema.ts';
import type { Town } from './town.ts';

export async function askForEntry(town: Town, step: StepOf<'ask-for-entry'>, at: string): Promise<Taken> {
  const { to, plate, state, why } = step;
  const outcome = await town.entries.request(town.people.get(step.by)!, at, { to, plate, state, why });
  if ('refused' in outcome) return { events: [], ...outcome };
  const { by, ...asked } = outcome.done;
  return {
    events: [
      {
        type: 'entry.requested',
        actor: by.id,
        to: [...asked.to],
        plate: asked.plate,
        state: asked.state,
        why: asked.why,
      },
    ],
  };
}

export async function enter(town: Town, { by, entryId, entry, truly }: StepOf<'enter'>, at: string): Promise<Taken> {
  const outcome = await town.entries.enter(town.people.get(by)!, at, draftOf(entry), entryId);
  if ('refused' in outcome) return { events: [], ...outcome };
  const { by: maker, draft } = outcome.done;
  const { expires: _, vehicle: __, purpose, ...said } = draft;
  return {
    events: [
      {
        type: 'entry.created',
        actor: maker.id,
        entryId,
        ...said,
        source: 'Custom',
        purpose: purpose as StepOf<'enter'>['entry']['purpose'],
        ground: grounds.find((ground) => ground === purpose) ?? 'criminal',
      },
    ],
    ...(truly && { purposes: { [entryId]: truly } }),
  };
}

export async function updateEntry(town: Town, { by, entryId, to }: StepOf<'update-entry'>, at: string): Promise<Taken> {
  const outcome = await town.entries.update(town.people.get(by)!, at, entryId, draftOf(to));
  return 'refused' in outcome
    ? { events: [], ...outcome }
    : { events: [{ type: 'entries.updated', actor: by, entries: 1 }] };
}

export async function reviewEntries(town: Town, step: StepOf<'review-entries'>, at: string): Promise<Taken> {
  const outcome = await town.entries.review(town.people.get(step.by)!, at, step.holding);
  if ('refused' in outcome) return { events: [], ...outcome };
  return {
    events: [{ type: 'entries.reviewed', actor: outcome.done.by.id, entries: outcome.done.entryIds.length }],
  };
}

export async function removeEntry(town: Town, step: StepOf<'remove-entry'>, at: string): Promise<Taken> {
  const { entryId, why } = step;
  const outcome = await town.entries.remove(town.people.get(step.by)!, at, entryId, why);
  if ('refused' in outcome) return { events: [], ...outcome };
  const removed = { actor: outcome.done.by.id, entryId, why: outcome.done.why };
  const isTold = town.entries.register().get(entryId)!.isNotified;
  return {
    events: [
      { type: 'entry.removed', ...removed },
      ...(isTold ? [{ type: 'administrator.notified' as const, ...removed, channel: 'email' as const }] : []),
    ],
  };
}

/** A form, with the reason as lists call it. */
const draftOf = <Draft extends { readonly reason?: string | undefined }>(draft: Draft) =>
  ({ ...draft, ...(draft.reason && { reason: reasonOf(draft.reason) ?? draft.reason }) }) as Draft & EntryDraft;
