/** Requests by others for the release of data, which the administrator decides on (V.B.d); none goes to the public (II). */
import { overseer, RefusedError } from './authority.ts';
import type { Archive, LedgerBodies, LedgerEntry } from './ports.ts';

/** @throws RefusedError when there is a request of that name */
export async function requestRelease(
  { ledger }: Archive,
  at: string,
  requestId: string,
  body: LedgerBodies['release-requested'],
  by: string,
): Promise<LedgerEntry<'release-requested'>> {
  const entry = { kind: 'release-requested' as const, subject: requestId, at, by, body };
  if (!(await ledger.append(entry))) throw refused('already-requested', `request ${requestId} is in the books already`);
  return entry;
}

/** @throws RefusedError unless an overseer decides, once, and grants only to officials and on a legal basis */
export async function decideRelease(
  { ledger }: Archive,
  at: string,
  requestId: string,
  { granted, legalBasis }: LedgerBodies['release-decided'],
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
  const entry = { kind: 'release-decided' as const, subject: requestId, at, by, body: { granted, legalBasis } };
  if (!(await ledger.append(entry))) throw refused('already-decided', `request ${requestId} has been decided on`);
  return entry;
}

const refused = (code: string, why: string, clause = 'V.B.d'): RefusedError =>
  new RefusedError([{ code, why, clause }]);
