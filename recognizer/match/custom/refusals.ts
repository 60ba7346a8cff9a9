/** Why what somebody asks of the town's own entries is refused, in plain words. */
import { z } from 'zod';
import { personNamed, personRefusalCodes, refusalsOfPerson } from '../../investigate/authority.ts';
import type { Ledger } from '../../investigate/ports.ts';
import { normalizePlate } from '../entry.ts';
import { jurisdictions } from '../jurisdictions.ts';
import { reasonIds } from '../reasons.ts';
import { entryNeeds, lackingIn } from './needs.ts';
import type { EntryDraft, Person } from './ports.ts';
import { inForce, type Register } from './register.ts';

export const refusalCodes = [
  ...personRefusalCodes,
  'not-authorized',
  'incomplete',
  'malformed',
  'excluded-purpose',
  'already-entered',
  'no-such-entry',
  'no-reason-given',
] as const;

export interface Refusal {
  readonly code: (typeof refusalCodes)[number];
  /** The field that it is about, where it is about one. */
  readonly field?: keyof EntryDraft;
  readonly words: string;
}

/** Who makes, updates, reviews and removes entries, themselves or by a designee (IV.F.a). */
export const entryMakers: readonly string[] = ['alpr-administrator', 'shift-supervisor', 'investigative-supervisor'];

/** What an entry may be for; not fines, traffic, infractions, nor anything that is no police business (II, IV.K.a). */
export const entryPurposes: readonly string[] = [
  'criminal-investigation',
  'missing-person',
  'wanted-person',
  'stolen-vehicle',
  'stolen-property',
  'security-threat',
  'suspect-interdiction',
];

/** Who may not use the system on that day may not work on its lists either (IV.B, IV.C.a, V.B.b). */
export async function whoRefused(
  ledger: Ledger,
  { id, role, designeeFor = [] }: Person,
  day: string,
): Promise<Refusal[]> {
  const refusals = refusalsOfPerson(await personNamed(ledger, id), day).map(
    ({ code, why }): Refusal => ({ code, words: `${why[0]!.toUpperCase()}${why.slice(1)}.` }),
  );
  if (![role, ...designeeFor].some((office) => entryMakers.includes(office)))
    refusals.push({
      code: 'not-authorized',
      words:
        'Only the ALPR administrator, a patrol or investigative supervisor, or their designee works on the list. Ask your supervisor for the entry.',
    });
  return refusals;
}

export function draftRefused(draft: EntryDraft): Refusal[] {
  const malformed = (field: keyof EntryDraft, words: string): Refusal => ({ code: 'malformed', field, words });
  return [
    ...lackingIn(draft).map(
      (field): Refusal => ({ code: 'incomplete', field, words: `The entry lacks ${entryNeeds[field]}.` }),
    ),
    ...(normalizePlate(draft.plate) === draft.plate
      ? []
      : [malformed('plate', `"${draft.plate}" is no plate: 1 to 10 letters and digits, without separators.`)]),
    ...(draft.state === null || jurisdictions.has(draft.state)
      ? []
      : [malformed('state', `"${draft.state}" is no state: a two-letter code such as CT, or none where unknown.`)]),
    ...(draft.expires === null || z.iso.date().safeParse(draft.expires).success
      ? []
      : [malformed('expires', `"${draft.expires}" is no day: such as 2026-12-31, or none where it has no end.`)]),
    ...(reasonIds.includes(draft.reason)
      ? []
      : [malformed('reason', `"${draft.reason}" is no notification reason: one of ${reasonIds.join(', ')}.`)]),
    ...(entryPurposes.includes(draft.purpose)
      ? []
      : [
          {
            code: 'excluded-purpose' as const,
            field: 'purpose' as const,
            words: `Nobody is put on the list for "${draft.purpose}": only for ${entryPurposes.join(', ')}.`,
          },
        ]),
  ];
}

/** Nobody enters what alerts no more. */
export const endedRefused = ({ expires }: EntryDraft, day: string): Refusal[] =>
  expires !== null && expires < day
    ? [{ code: 'malformed', field: 'expires', words: `The entry ended on ${expires}: it would alert nobody.` }]
    : [];

/** The same again, as when an import that was broken off is repeated. */
export function repeatRefused(register: Register, draft: EntryDraft, day: string): Refusal[] {
  const same = inForce(register, day).find((entry) =>
    (['plate', 'state', 'reason', 'caseNumber'] as const).every((field) => entry.draft[field] === draft[field]),
  );
  if (!same) return [];
  const words = `Entry ${same.id} has this plate, state, reason and case number, and is in force.`;
  return [{ code: 'already-entered', words }];
}

export function entryRefused(register: Register, entryId: string): Refusal[] {
  const entry = register.get(entryId);
  if (entry && entry.removed === null) return [];
  const words = entry ? `Entry ${entryId} was removed on ${entry.removed!.at}.` : `There is no entry ${entryId}.`;
  return [{ code: 'no-such-entry', words }];
}

export const reasonRefused = (why: string): Refusal[] =>
  why.trim() === '' ? [{ code: 'no-reason-given', words: 'Say why the entry is removed.' }] : [];
