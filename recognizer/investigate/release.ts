/** Requests by others for the release of data, which the administrator decides on (V.B.d); none goes to the public (II). */
import { InputError } from '../../base/errors.ts';
import { overseer, personNamed, RefusedError } from './authority.ts';
import { faultOfCriteria, noCriteria } from './criteria.ts';
import type { Archive, Ledger, LedgerBodies, LedgerEntry } from './ports.ts';

/** A request, and what became of it. */
export interface Release {
  readonly request: LedgerEntry<'release-requested'>;
  readonly decision: LedgerEntry<'release-decided'> | null;
  /** Why a grant lets nothing out; null for one that does, and where nothing is granted. */
  readonly opensNothing: string | null;
}

/** All requests, in the order in which they were entered. @throws RefusedError unless somebody known asks */
export async function releases({ ledger }: Archive, by: string): Promise<readonly Release[]> {
  await known(ledger, by);
  const decisions = new Map((await ledger.entries('release-decided')).map((entry) => [entry.subject, entry]));
  return (await ledger.entries('release-requested')).map((request) => {
    const decision = decisions.get(request.subject) ?? null;
    return { request, decision, opensNothing: decision && whyOpensNothing(decision) };
  });
}

/** A grant once did not say of what: it cannot be told what it was meant to let out. */
export const whyOpensNothing = ({ body: { granted, criteria } }: LedgerEntry<'release-decided'>): string | null =>
  granted && !criteria
    ? 'it is of an older store, which did not keep what data is granted, and opens nothing: have it decided again, as a request by another name'
    : null;

/** @throws RefusedError unless somebody known enters it, and there is no request of that name */
export async function requestRelease(
  { ledger }: Archive,
  at: string,
  requestId: string,
  body: LedgerBodies['release-requested'],
  by: string,
): Promise<LedgerEntry<'release-requested'>> {
  await known(ledger, by);
  const entry = { kind: 'release-requested' as const, subject: requestId, at, by, body };
  if (!(await ledger.append(entry))) throw refused('already-requested', `request ${requestId} is in the books already`);
  return entry;
}

/**
 * @throws RefusedError unless an overseer decides, once, and grants only to officials and on a legal basis
 * @throws InputError where a grant does not say what data
 */
export async function decideRelease(
  { ledger }: Archive,
  at: string,
  requestId: string,
  { granted, legalBasis, criteria }: LedgerBodies['release-decided'],
  by: string,
): Promise<LedgerEntry<'release-decided'>> {
  await overseer(ledger, by, 'V.B.d');
  const request = (await ledger.entries('release-requested', requestId))[0];
  if (!request) throw refused('no-request', `there is no request ${requestId}`);
  const { recipient } = request.body;
  if (granted && (recipient === 'public' || recipient === 'commercial'))
    throw refused('not-public', `data is not open to public review, and the recipient is ${recipient}`, 'II');
  if (granted && legalBasis.trim() === '')
    throw refused(
      'no-legal-basis',
      'a request is granted by a legal protocol: name the subpoena, warrant or agreement',
    );
  const fault = granted ? faultOfCriteria(criteria ?? noCriteria) : undefined;
  if (fault) throw new InputError({ what: fault, where: { file: 'what is granted' } });
  const body = { granted, legalBasis, criteria: granted ? criteria : null };
  const entry = { kind: 'release-decided' as const, subject: requestId, at, by, body };
  if (await ledger.append(entry)) return entry;
  const older = whyOpensNothing((await ledger.entries('release-decided', requestId))[0]!);
  throw refused('already-decided', `request ${requestId} has been decided on${older === null ? '' : `: ${older}`}`);
}

async function known(ledger: Ledger, id: string): Promise<void> {
  if (!(await personNamed(ledger, id))) throw refused('unknown-person', `nobody is called ${id}`, 'V.B.b');
}

const refused = (code: string, why: string, clause = 'V.B.d'): RefusedError =>
  new RefusedError([{ code, why, clause }]);
