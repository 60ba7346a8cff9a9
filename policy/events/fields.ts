/** What the fields of events are made of, and the words that they choose from. */
import { z } from 'zod';

export const roles = [
  'ecc-dispatcher',
  'patrol-officer',
  'shift-supervisor',
  'investigator',
  'investigative-supervisor',
  'alpr-administrator',
  'division-commander',
  'chief-of-police',
  'civilian-employee',
] as const;
export const roleSchema = z.enum(roles);
export type Role = z.infer<typeof roleSchema>;

/** The systems that the order names as able to verify (IV.D.a, IV.D.d.i), and DMV records through COLLECT (IV.G.c). */
export const systems = ['COLLECT', 'NCIC', 'RMS', 'DMV'] as const;

/** What a system says of a plate: on file and in force; on file but no longer in force; not on file; no answer. */
export const answers = ['active', 'cleared', 'no-record', 'other-state', 'unavailable'] as const;

export const busyWith = [
  'prisoner',
  'higher-priority-call',
  '911-call',
  'routine-call',
  'other-dispatch',
  'otherwise-unable',
] as const;

export const dispositions = [
  'recovered',
  'arrest',
  'misread',
  'stale-entry',
  'unverified',
  'not-located',
  'informational',
  'instruction-obeyed',
  'other',
] as const;

/** What the system or its data is used for: first what the order permits (II, IV.C.b), then what it forbids (II, IV.K). */
export const purposes = [
  'patrol',
  'criminal-investigation',
  'missing-person',
  'wanted-person',
  'stolen-vehicle',
  'stolen-property',
  'security-threat',
  'suspect-interdiction',
  'administration',
  'traffic-violation',
  'outstanding-fine',
  'civil-infraction',
  'violation-of-rights',
  'harassment',
  'discrimination',
  'personal',
  'not-law-enforcement',
] as const;

/** On what ground a plate is on a list (II, III.L): a crime or a person sought, or what the order excludes. */
export const grounds = ['criminal', 'traffic-violation', 'outstanding-fine', 'civil-infraction'] as const;

/**
 * Books of the department that a trace may hold in full. What is not in a book that the trace does not hold is
 * unknown, not undone.
 */
export const registers = [
  'training',
  'acknowledgements',
  'access',
  'access-log',
  'hot-list-updates',
  'hot-list-reviews',
  'custom-entry-updates',
  'audits',
  'policy-reviews',
] as const;
export type Register = (typeof registers)[number];

export const id = z.string().min(1);
export const plateText = z.string().regex(/^[A-Z0-9]{1,10}$/, 'A–Z and 0–9, without separators');
/** USPS code, or null where it is not known. */
export const stateOrUnknown = z
  .string()
  .regex(/^[A-Z]{2}$/)
  .nullable();
/** Null where it is not known. */
export const purpose = z.enum(purposes).nullable();

/** `tS`: seconds from the start of the trace. */
export const base = { seq: z.int().nonnegative(), tS: z.number().nonnegative() };
export const byActor = { ...base, actor: id };
export const onAlert = { ...byActor, alertId: id };
