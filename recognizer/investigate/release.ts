/** Requests by others for the release of data, which the administrator decides on (V.B.d); none goes to the public (II). */
import { InputError } from '../../base/errors.ts';
import { overseer, personNamed, RefusedError } from './authority.ts';
import { faultOfCriteria, noCriteria } from './criteria.ts';
import type { Archive, LedgerBodies, LedgerEntry } from './ports.ts';

/** @throws RefusedError unless somebody known enters it, and there is no request of that name */
export async function requestRelease(
  { ledger }: Archive,
  at: string,
  requestId: string,
  body: LedgerBodies['release-requested'],
  by: string,
): Promise<LedgerEntry<'release-requested'>> {
  if (!(await personNamed(ledger, by))) throw refused('unknown-person', `nobody is called ${by}`, 'V.B.b');
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
  if (!(await ledger.append(entry))) throw refused('already-decided', `request ${requestId} has been decided on`);
  return entry;
}

const refused = (code: string, why: string, clause = 'V.B.d'): RefusedError =>
  new RefusedError([{ code, why, clause }]);
