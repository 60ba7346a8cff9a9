/** Steps at the investigation desk: searches, exports, releases, destruction, audits; and what the trace says of them. */
import { type AccessRequest, type Exported, mostReads, type Shown } from '../../recognizer/investigate/access.ts';
import { noCriteria } from '../../recognizer/investigate/criteria.ts';
import { openDesk } from '../../recognizer/investigate/desk.ts';
import { digestOfShown, sha256 } from '../../recognizer/investigate/digest.ts';
import { evidenceFiles, manifestName } from '../../recognizer/investigate/evidence.ts';
import type { Criteria, Person } from '../../recognizer/investigate/ports.ts';
import { destroyedEvent, exportEvents, releaseEvent, searchEvents } from '../desk/events.ts';
import type { UnnumberedEvent } from '../respond/port.ts';
import type { Taken } from './play.ts';
import { entered, refusedBy } from './refused.ts';
import type { StepOf } from './schema.ts';
import { deskTime, type Town } from './town.ts';

const dayS = 86_400;

export async function completeTraining(town: Town, step: StepOf<'complete-training'>): Promise<Taken> {
  const { by, course, on, approved, topics, recordId } = step;
  if (approved) await amend(town, by, course === 'initial' ? { trainedOn: on } : { refreshedOn: on });
  return { events: [{ type: 'training.completed', actor: by, course, on, approved, topics, recordId }] };
}

export async function grantAccess(town: Town, { by, person }: StepOf<'grant-access'>): Promise<Taken> {
  await amend(town, person, { access: true });
  return { events: [{ type: 'access.granted', actor: by, person }] };
}

/** The department's books are kept by whoever keeps them; the desk reads them. */
async function amend({ archive: { ledger }, desk }: Town, person: string, to: Partial<Person>): Promise<void> {
  const [overseer] = (await ledger.entries('person')).filter(({ body }) => body.role === 'alpr-administrator');
  const body = (await ledger.entries('person', person)).at(-1)!.body;
  await desk.enterPeople({ [person]: { ...body, ...to } }, overseer?.subject ?? person);
}

export async function search(town: Town, step: StepOf<'search'>): Promise<Taken> {
  const shown = await town.desk.search(requestOf(step));
  return told(
    town,
    step,
    shown,
    (given) => searchEvents(given, town.secondsOf, step.leadId),
    async () => {
      const reads = await town.archive.reads.search(shown.access.criteria, mostReads);
      return { reads, sha256: digestOfShown(reads.map(({ id }) => id)) };
    },
  );
}

export async function exportReads(town: Town, step: StepOf<'export'>): Promise<Taken> {
  const { requestId } = step;
  const { archive } = town;
  const exported = await town.desk.exportReads({ ...requestOf(step), requestId });
  const request = requestId === null ? undefined : (await archive.ledger.entries('release-requested', requestId))[0];
  const eventsOf = (given: Shown) => exportEvents(given, town.secondsOf, request?.body.recipient ?? null);
  return told(town, step, exported, eventsOf, async () => {
    const reads = await archive.reads.search(exported.access.criteria, mostReads);
    const pictures = await archive.reads.pictures(reads.map(({ id }) => id));
    const files = evidenceFiles(exported.access, reads, pictures, exported.isComplete);
    return { reads, sha256: sha256(files.get(manifestName)!) };
  });
}

const requestOf = ({ by, purpose, caseNumber, criteria }: StepOf<'search' | 'export'>): AccessRequest => ({
  personId: by,
  purpose,
  caseNumber,
  criteria: criteriaOf(criteria),
});

function criteriaOf({ from, to, ...rest }: StepOf<'search'>['criteria']): Criteria {
  const times = { ...(from && { from: deskTime(from) }), ...(to && { to: deskTime(to) }) };
  return { ...noCriteria, ...rest, ...times };
}

/**
 * What the trace says of a query. Where the system under test does not make the desk's refusals, it gives the data all the
 * same.
 */
async function told(
  town: Town,
  step: StepOf<'search' | 'export'>,
  shown: Shown | Exported,
  eventsOf: (shown: Shown) => UnnumberedEvent[],
  giveAllTheSame: () => Promise<Pick<Shown, 'reads'> & { readonly sha256: string }>,
): Promise<Taken> {
  const { access } = shown;
  const refused = refusedBy(town, access.refusals);
  let given: Shown = shown;
  if (access.refusals.length > 0 && refused.length === 0) {
    const { reads, sha256: digest } = await giveAllTheSame();
    given = { ...shown, reads, answer: { at: access.at, reads: reads.length, sha256: digest } };
  }
  if (step.id && given.answer) town.accesses.set(step.id, { accessId: access.id, sha256: given.answer.sha256 });
  const isLogged = (await town.archive.log.entries()).some(({ id }) => id === access.id);
  return {
    events: eventsOf(given).filter(({ type }) => isLogged || type !== 'access.logged'),
    refused,
    ...(step.truly && { purposes: { [access.id]: step.truly } }),
  };
}

export function bringEvidence(town: Town, step: StepOf<'use-evidence' | 'attach-evidence'>): Taken {
  const { by: actor, evidenceId, caseNumber } = step;
  const exported = step.export === null ? undefined : town.accesses.get(step.export);
  const evidence = { actor, evidenceId, caseNumber, ...(exported && { sha256: exported.sha256 }) };
  return {
    events: [
      step.do === 'use-evidence' ? { type: 'evidence.used', ...evidence } : { type: 'evidence.attached', ...evidence },
    ],
  };
}

export const requestRelease = (town: Town, step: StepOf<'request-release'>): Promise<Taken> => {
  const { by, requestId, from, recipient, asks } = step;
  return entered(
    town,
    (desk) => desk.requestRelease(requestId, { from, recipient, asks }, by),
    (entry) => [releaseEvent(entry, town.secondsOf)],
  );
};

export const decideRelease = (town: Town, step: StepOf<'decide-release'>): Promise<Taken> => {
  const { by, requestId, granted, legalBasis, criteria } = step;
  const body = { granted, legalBasis, criteria: granted ? criteriaOf(criteria) : null };
  return entered(
    town,
    (desk) => desk.decideRelease(requestId, body, by),
    (entry) => [releaseEvent(entry, town.secondsOf)],
    { forced: { kind: 'release-decided', subject: requestId, by, body } },
  );
};

export async function destroyDue(town: Town, { by, retentionDays }: StepOf<'destroy-due'>): Promise<Taken> {
  const tombstones = await openDesk(town.archive, town.now, retentionDays * dayS).destroyDue(by);
  return { events: tombstones.map((tombstone) => destroyedEvent(tombstone, town.secondsOf)) };
}
