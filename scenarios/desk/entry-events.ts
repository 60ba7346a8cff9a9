/** What the history of the town's own hot list entries is in a trace (policy/events/lists.ts). */
import { grounds, purposes } from '../../policy/trace.ts';
import type { Change, ChangeOf } from '../../recognizer/match/custom/ports.ts';
import type { UntimedEvent } from '../respond/port.ts';

/** @param change any but that the administrator was told: see {@link notifiedEvent} */
export function entryEvent(change: Exclude<Change, { readonly kind: 'notified' }>): UntimedEvent {
  const actor = change.by.id;
  switch (change.kind) {
    case 'requested': {
      const { to, plate, state, why } = change;
      return { type: 'entry.requested', actor, to: [...to], plate, state, why };
    }
    case 'entered': {
      const { expires: _, vehicle: __, purpose: stated, ...said } = change.draft;
      const { entryId } = change;
      const purpose = purposes.find((one) => one === stated) ?? null;
      const ground = grounds.find((one) => one === stated) ?? 'criminal';
      return { type: 'entry.created', actor, entryId, ...said, source: 'Custom', purpose, ground };
    }
    case 'updated':
      return { type: 'entries.updated', actor, entries: 1 };
    case 'reviewed':
      return { type: 'entries.reviewed', actor, entries: change.entryIds.length };
    case 'removed':
      return { type: 'entry.removed', actor, entryId: change.entryId, why: change.why };
  }
}

/** The administrator was sent the e-mail on a removal (IV.I.e.i). */
export const notifiedEvent = ({ by, entryId, why }: ChangeOf<'removed'>): UntimedEvent => ({
  type: 'administrator.notified',
  actor: by.id,
  entryId,
  channel: 'email',
  why,
});
