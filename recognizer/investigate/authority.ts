/** Who may look at data and who oversees it (IV.A.a, IV.B, IV.C.a, V.B.b, V.C.a). */
import { monthsLater } from '../../base/months.ts';
import type { Ledger, Person, Refusal } from './ports.ts';
import { isPurpose, permittedPurposes, purposes } from './purposes.ts';

/** Sworn officers and police dispatchers (IV.C.a). */
const operatorRoles: readonly string[] = [
  'ecc-dispatcher',
  'patrol-officer',
  'shift-supervisor',
  'investigator',
  'investigative-supervisor',
  'alpr-administrator',
  'division-commander',
  'chief-of-police',
];
/** The Chief, and the administrator as designee (III.D, IV.A.a); others by designation. */
const oversightRoles: readonly string[] = ['chief-of-police', 'alpr-administrator'];
const refresherEveryMonths = 12;

/** The person as last entered. */
export const personNamed = async (ledger: Ledger, id: string): Promise<Person | undefined> =>
  (await ledger.entries('person', id)).at(-1)?.body;

/** Everybody in the department's books, as last entered. */
export const peopleIn = async (ledger: Ledger): Promise<Map<string, Person>> =>
  new Map((await ledger.entries('person')).map(({ subject, body }) => [subject, body]));

export const personRefusalCodes = [
  'unknown-person',
  'no-operator',
  'no-access',
  'not-trained',
  'refresher-overdue',
] as const;
export interface PersonRefusal extends Refusal {
  readonly code: (typeof personRefusalCodes)[number];
}

/** What keeps a person from the system and its data on a day (YYYY-MM-DD); nothing, for one who may use it. */
export function refusalsOfPerson(person: Person | undefined, day: string): PersonRefusal[] {
  if (!person)
    return [{ code: 'unknown-person', why: 'nobody of that name is in the department’s records', clause: 'V.B.b' }];
  const refusals: PersonRefusal[] = [];
  if (!holdsOneOf(person, operatorRoles))
    refusals.push({ code: 'no-operator', why: `${person.role} is neither sworn nor a dispatcher`, clause: 'IV.C.a' });
  if (!person.access)
    refusals.push({ code: 'no-access', why: 'access has not been granted, or was taken away', clause: 'V.B.b' });
  if (person.trainedOn === null || person.trainedOn > day)
    refusals.push({ code: 'not-trained', why: 'the approved training is not completed', clause: 'IV.B.a' });
  else if (day > monthsLater(lastTraining(person.trainedOn, person.refreshedOn, day), refresherEveryMonths))
    refusals.push({ code: 'refresher-overdue', why: 'the last training is more than a year old', clause: 'IV.B.b' });
  return refusals;
}

/** Who was trained anew may have had a refresher before; one that is yet to come does not count. */
const lastTraining = (trainedOn: string, refreshedOn: string | null, day: string): string =>
  refreshedOn !== null && refreshedOn <= day && refreshedOn > trainedOn ? refreshedOn : trainedOn;

/** Something that a person may not do, or not yet. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  readonly refusals: readonly Refusal[];
  constructor(refusals: readonly Refusal[]) {
    super(refusals.map(({ why, clause }) => `refused: ${why} (${clause})`).join('\n'));
    this.refusals = refusals;
  }
}

/** @throws RefusedError unless the person may use the system and its data on a day (YYYY-MM-DD) */
export async function operator(ledger: Ledger, id: string, day: string): Promise<void> {
  const refusals = refusalsOfPerson(await personNamed(ledger, id), day);
  if (refusals.length > 0) throw new RefusedError(refusals);
}

export const oversees = (person: Person): boolean => holdsOneOf(person, oversightRoles);

/** @throws RefusedError unless the person oversees the system: destroys, releases, audits */
export async function overseer(ledger: Ledger, id: string, clause = 'V.A.a'): Promise<void> {
  const person = await personNamed(ledger, id);
  if (!person || !oversees(person)) throw notOverseer(id, clause);
}

export function notOverseer(id: string, clause: string): RefusedError {
  const why = `${id} is neither the Chief of Police nor the ALPR Administrator, nor a designee of either`;
  return new RefusedError([{ code: 'no-overseer', why, clause }]);
}

/** What is wrong with the reason that a person gives for a query. */
export function refusalsOfReason(purpose: string | null, caseNumber: string | null): Refusal[] {
  const refusals: Refusal[] = [];
  const clause = purpose !== null && isPurpose(purpose) ? purposes[purpose] : 'IV.C.a';
  if (purpose === null) refusals.push({ code: 'no-purpose', why: 'no purpose is stated', clause: 'IV.C.a' });
  else if (!isPurpose(purpose))
    refusals.push({
      code: 'unknown-purpose',
      why: `"${purpose}" is none of ${permittedPurposes.join(', ')}`,
      clause: 'IV.C.a',
    });
  else if (clause !== null)
    refusals.push({ code: 'prohibited-purpose', why: `${purpose} is a prohibited use`, clause });
  if (!caseNumber?.trim())
    refusals.push({ code: 'no-case-number', why: 'no case or call for service is named', clause: 'V.B.b' });
  return refusals;
}

const holdsOneOf = ({ role, designeeFor }: Person, roles: readonly string[]): boolean =>
  [role, ...designeeFor].some((office) => roles.includes(office));
