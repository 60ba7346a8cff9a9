import type { HotListEntry } from '../entry.ts';

/**
 * What a custom entry says: III.K asks the first three of each, IV.F.d the others of those that supervisors make. All six
 * are asked of all, since hardly anybody else makes them.
 */
export const entryNeeds = {
  department: "the department's name",
  caseNumber: 'a case number',
  narrative: 'a brief narrative of the entry',
  enteringOfficer: "the entering officer's name",
  synopsis: 'a brief synopsis of the case',
  cfsNumber: 'the call for service (CFS) number',
} as const satisfies Partial<Record<keyof HotListEntry, string>>;

export type NeededField = keyof typeof entryNeeds;

/** The needed fields that an entry leaves blank. A list without narratives of its own gives the synopsis for them. */
export const lackingIn = (entry: Pick<HotListEntry, NeededField>): NeededField[] =>
  (Object.keys(entryNeeds) as NeededField[]).filter((field) => {
    const text = field === 'narrative' ? (entry.narrative ?? entry.synopsis) : entry[field];
    return (text ?? '').trim() === '';
  });
