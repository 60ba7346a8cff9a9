/**
 * Searches and exports of stored reads. Each is entered in the log before anything is looked up, and its answer before it
 * is given (III.G, V.B.a); who may not have it, or gives no lawful reason, is refused, and that is in the log, too.
 */
import { InputError } from '../../base/errors.ts';
import { personNamed, refusalsOfPerson, refusalsOfReason } from './authority.ts';
import { faultOfCriteria, isWithin } from './criteria.ts';
import { digestOfShown, sha256 } from './digest.ts';
import { evidenceFiles, manifestName } from './evidence.ts';
import type { Access, Answer, Archive, Criteria, Refusal, StoredRead } from './ports.ts';
import { whyOpensNothing } from './release.ts';

export interface AccessRequest {
  readonly personId: string;
  readonly purpose: string | null;
  readonly caseNumber: string | null;
  readonly criteria: Criteria;
}
export interface ExportRequest extends AccessRequest {
  /** The request for release that is met; null for evidence of the department's own. */
  readonly requestId: string | null;
}

/** What came of a query. One that was refused has no answer, and nothing to show; `access.refusals` says why. */
export interface Shown {
  readonly access: Access;
  readonly answer: Answer | null;
  readonly reads: readonly StoredRead[];
  /** Whether the reads are all that fit. */
  readonly isComplete: boolean;
}
export interface Exported extends Shown {
  /** The files of the package by name; none, when it was refused. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** At most so many reads are shown or exported at once: who needs more asks more narrowly. */
export const mostReads = 1000;

interface Context {
  readonly archive: Archive;
  /** ISO 8601, UTC. */
  readonly now: () => string;
  /** The town's day of such a time. */
  readonly dayOf: (at: string) => string;
}

/** @throws InputError when the criteria ask for nothing that can be looked up; that is not logged, since it is no query */
export async function search(context: Context, request: AccessRequest): Promise<Shown> {
  const access = await enter(context, 'search', { ...request, requestId: null }, []);
  if (access.refusals.length > 0) return nothingFor(access);
  const { reads, isComplete } = await lookUp(context, request.criteria);
  const answer = await note(context, access, reads, digestOfShown(reads.map(({ id }) => id)));
  return { access, answer, reads, isComplete };
}

/**
 * Exports reads with their pictures, hashes and chain of custody. Those exported as evidence are held for the case, so that
 * they are not destroyed while it needs them (IV.J.c).
 *
 * @throws InputError as {@link search} does
 */
export async function exportReads(context: Context, request: ExportRequest): Promise<Exported> {
  const { archive, now } = context;
  const access = await enter(context, 'export', request, await refusalsOfRelease(archive, request));
  const files = new Map<string, Uint8Array>();
  if (access.refusals.length > 0) return { ...nothingFor(access), files };
  const { reads, isComplete } = await lookUp(context, request.criteria);
  const ids = reads.map(({ id }) => id);
  const pictures = await archive.reads.pictures(ids);
  for (const [name, bytes] of evidenceFiles(access, reads, pictures, isComplete)) files.set(name, bytes);
  if (request.requestId === null) await archive.reads.hold(access.caseNumber!, ids, now(), access.personId);
  const answer = await note(context, access, reads, sha256(files.get(manifestName)!));
  return { access, answer, reads, isComplete, files };
}

async function enter(
  { archive, now, dayOf }: Context,
  kind: Access['kind'],
  { personId, purpose, caseNumber, criteria, requestId }: ExportRequest,
  more: readonly Refusal[],
): Promise<Access> {
  const fault = faultOfCriteria(criteria);
  if (fault) throw new InputError({ what: fault, where: { file: `${kind} criteria` } });
  const at = now();
  const person = await personNamed(archive.ledger, personId);
  const refusals = [...refusalsOfPerson(person, dayOf(at)), ...refusalsOfReason(purpose, caseNumber), ...more];
  const role = person?.role ?? null;
  const entered = { at, personId, role, kind, purpose, caseNumber, requestId, criteria, refusals };
  return { ...entered, id: await archive.log.enter(entered) };
}

async function lookUp({ archive }: Context, criteria: Criteria) {
  const found = await archive.reads.search(criteria, mostReads + 1);
  return { reads: found.slice(0, mostReads), isComplete: found.length <= mostReads };
}

async function note({ archive, now }: Context, { id }: Access, reads: readonly StoredRead[], digest: string) {
  const answer: Answer = { at: now(), reads: reads.length, sha256: digest };
  await archive.log.answer(id, answer);
  return answer;
}

const nothingFor = (access: Access): Shown => ({ access, answer: null, reads: [], isComplete: true });

/** Data goes to others only on a request that the administrator has granted, and only what was granted (V.B.d). */
async function refusalsOfRelease({ ledger }: Archive, { requestId, criteria }: ExportRequest): Promise<Refusal[]> {
  if (requestId === null) return [];
  const decision = (await ledger.entries('release-decided', requestId))[0];
  if (!decision?.body.granted) {
    const why = decision ? `request ${requestId} was refused` : `request ${requestId} has not been decided on`;
    return [{ code: 'release-not-granted', why, clause: 'V.B.d' }];
  }
  const older = whyOpensNothing(decision);
  if (older !== null)
    return [{ code: 'release-not-granted', why: `request ${requestId} was granted, but ${older}`, clause: 'V.B.d' }];
  if (isWithin(criteria, decision.body.criteria!)) return [];
  return [{ code: 'beyond-release', why: `this is more than was granted on request ${requestId}`, clause: 'V.B.d' }];
}
