/** Why what somebody asks of the town's own entries is refused, in plain words. */
import { normalizePlate } from '../entry.ts';
import { jurisdictions } from '../jurisdictions.ts';
import { reasonIds } from '../reasons.ts';
import { entryNeeds, lackingIn } from './needs.ts';
import type { EntryDraft, Person } from './ports.ts';
import type { Register } from './register.ts';

export const refusalCodes = [
  'not-authorized',
  'incomplete',
  'malformed',
  'excluded-purpose',
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

export function whoRefused({ role, designeeFor = [] }: Person): Refusal[] {
  return [role, ...designeeFor].some((office) => entryMakers.includes(office))
    ? []
    : [
        {
          code: 'not-authorized',
          words:
            'Only the ALPR administrator, a patrol or investigative supervisor, or their designee works on the list. Ask your supervisor for the entry.',
        },
      ];
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

export function entryRefused(register: Register, entryId: string): Refusal[] {
  const entry = register.get(entryId);
  if (entry && entry.removed === null) return [];
  const words = entry ? `Entry ${entryId} was removed on ${entry.removed!.at}.` : `There is no entry ${entryId}.`;
  return [{ code: 'no-such-entry', words }];
}

export const reasonRefused = (why: string): Refusal[] =>
  why.trim() === '' ? [{ code: 'no-reason-given', words: 'Say why the entry is removed.' }] : [];
