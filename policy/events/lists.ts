/** Hot lists and their entries (III.J, III.K, IV.F, IV.I.e, Appendix I.2). */
import { z } from 'zod';
import { byActor, grounds, id, onAlert, plateText, purpose, stateOrUnknown } from './fields.ts';

export const listEvents = {
  /** A list was taken over from a source (IV.F.b). */
  'list.imported': z.strictObject({ type: z.literal('list.imported'), ...byActor, listId: id, source: z.string() }),
  /** An entry was made by hand: a custom entry (III.K). Fields left blank are empty. */
  'entry.created': z.strictObject({
    type: z.literal('entry.created'),
    ...byActor,
    entryId: id,
    plate: plateText,
    state: stateOrUnknown,
    reason: id,
    source: z.string(),
    purpose,
    ground: z.enum(grounds).nullable(),
    department: z.string(),
    caseNumber: z.string(),
    narrative: z.string(),
    enteringOfficer: z.string(),
    synopsis: z.string(),
    cfsNumber: z.string(),
    instructions: z.string(),
  }),
  /** An officer asked a supervisor for an entry (App.I.2). */
  'entry.requested': z.strictObject({
    type: z.literal('entry.requested'),
    ...byActor,
    to: z.array(id).min(1),
    plate: plateText,
    state: stateOrUnknown,
    why: z.string(),
  }),
  /** Somebody went through the entries for those that no longer hold (IV.F.e, IV.I.e). */
  'entries.reviewed': z.strictObject({
    type: z.literal('entries.reviewed'),
    ...byActor,
    entries: z.int().nonnegative(),
  }),
  /** Somebody brought custom entries up to date: what is known of the case, the vehicle, the instructions (IV.F.e). */
  'entries.updated': z.strictObject({
    type: z.literal('entries.updated'),
    ...byActor,
    entries: z.int().nonnegative(),
  }),
  /** A hot list entry was removed (IV.F.e, IV.I.e). */
  'entry.removed': z.strictObject({ type: z.literal('entry.removed'), ...byActor, entryId: id, why: z.string() }),
  /** The administrator was told of a removal by e-mail, with the reason (IV.I.e.i). */
  'administrator.notified': z.strictObject({
    type: z.literal('administrator.notified'),
    ...byActor,
    entryId: id,
    channel: z.enum(['email', 'phone', 'in-person']),
    why: z.string(),
  }),
  /** The source of an entry found invalid was told (NCIC, DMV: not the town's to remove). */
  'source.notified': z.strictObject({
    type: z.literal('source.notified'),
    ...onAlert,
    entryId: id,
    source: z.string(),
  }),
} as const;
