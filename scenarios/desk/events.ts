/** What the desk's records are in a trace (policy/trace.ts): functions of the record alone, one a kind of record. */
import type { Shown } from '../../recognizer/investigate/access.ts';
import { byOf } from '../../recognizer/investigate/criteria.ts';
import type { Access, Archive, LedgerBodies, LedgerEntry, Tombstone } from '../../recognizer/investigate/ports.ts';
import { isPurpose } from '../../recognizer/investigate/purposes.ts';
import { endOfBatch } from '../../recognizer/investigate/retention.ts';
import type { UnnumberedEvent } from '../respond/port.ts';

/** Seconds of a trace that starts at a local time, as `trace.started` has it; the desk's clock shows local time as UTC. */
export const secondsFrom = (startsAt: string): ((at: string) => number) => {
  const startMs = Date.parse(`${startsAt.slice(0, 19)}Z`);
  return (at) => (Date.parse(at) - startMs) / 1000;
};

type Seconds = (at: string) => number;

/** A query and what it was answered with; one that was neither answered nor refused gave access to nothing. */
type Answered = Pick<Shown, 'access' | 'answer'>;

/** @param leadId the lead that was followed (IV.C.c) */
export function searchEvents({ access, answer }: Answered, seconds: Seconds, leadId?: string): UnnumberedEvent[] {
  if (!answer) return refusedEvents(access, seconds);
  const searched = {
    type: 'data.searched' as const,
    ...accessFields(access, seconds),
    by: byOf(access.criteria)!,
    ...(leadId === undefined ? {} : { leadId }),
  };
  return [searched, loggedEvent(access, seconds)];
}

/** @param recipient who gets what was exported on a request for release; null for the department itself */
export function exportEvents(
  { access, answer }: Answered,
  seconds: Seconds,
  recipient: LedgerBodies['release-requested']['recipient'] | null,
): UnnumberedEvent[] {
  if (!answer) return refusedEvents(access, seconds);
  const events: UnnumberedEvent[] = [
    { type: 'data.exported', ...accessFields(access, seconds), sha256: answer.sha256 },
    loggedEvent(access, seconds),
  ];
  if (access.requestId !== null && recipient !== null)
    events.push({
      type: 'data.released',
      tS: seconds(answer.at),
      actor: access.personId,
      requestId: access.requestId,
      recipient,
    });
  return events;
}

/** The batches that have to be destroyed, or were; those of which evidence alone is left are the cases' to let go. */
export async function batchesOf({ reads }: Archive): Promise<string[]> {
  const kept = (await reads.batches()).filter((batch) => batch.reads > batch.held).map(({ id }) => id);
  const destroyed = (await reads.tombstones()).map(({ batchId }) => batchId);
  return [...new Set([...kept, ...destroyed])].sort();
}

/** A batch is in keeping once its day is over. */
export const collectedEvent = (batchId: string, seconds: Seconds): UnnumberedEvent => ({
  type: 'data.collected',
  tS: seconds(new Date(endOfBatch(batchId)).toISOString()),
  batchId,
  holder: 'department',
});

export const destroyedEvent = ({ batchId, at }: Tombstone, seconds: Seconds): UnnumberedEvent => ({
  type: 'data.destroyed',
  tS: seconds(at),
  batchId,
});

export function releaseEvent(
  { kind, subject: requestId, at, by, body }: LedgerEntry<'release-requested'> | LedgerEntry<'release-decided'>,
  seconds: Seconds,
): UnnumberedEvent {
  const tS = seconds(at);
  return kind === 'release-requested'
    ? { type: 'release.requested', tS, requestId, from: body.from }
    : { type: 'release.decided', tS, actor: by, requestId, granted: body.granted, legalBasis: body.legalBasis };
}

/** An audit is of the day on which its sample was drawn: what was asked for later is the next one's. */
export function auditEvents(
  drawn: LedgerEntry<'audit-drawn'>,
  documented: LedgerEntry<'audit-documented'>,
  seconds: Seconds,
): UnnumberedEvent[] {
  const auditId = drawn.subject;
  const { findings } = documented.body;
  return [
    {
      type: 'audit.conducted',
      tS: seconds(drawn.at),
      actor: drawn.by,
      auditId,
      covers: [...drawn.body.covers],
      queries: findings.length,
      findings: findings.every(({ finding }) => finding === 'in-order') ? 'in-order' : 'discrepancies',
    },
    { type: 'audit.documented', tS: seconds(documented.at), actor: documented.by, auditId },
  ];
}

export function afterAuditEvent(
  { kind, subject: auditId, at, by, body }: LedgerEntry<'audit-reviewed'> | LedgerEntry<'audit-corrected'>,
  seconds: Seconds,
): UnnumberedEvent {
  const tS = seconds(at);
  return kind === 'audit-reviewed'
    ? { type: 'audit.reviewed', tS, actor: by, auditId }
    : { type: 'correction.made', tS, actor: by, auditId, ...body };
}

export const policyReviewedEvent = (
  { at, by, body }: LedgerEntry<'policy-reviewed'>,
  seconds: Seconds,
): UnnumberedEvent => ({ type: 'policy.reviewed', tS: seconds(at), actor: by, ...body });

function accessFields({ id, at, personId, purpose, caseNumber }: Access, seconds: Seconds) {
  const known = purpose !== null && isPurpose(purpose) ? purpose : null;
  return { tS: seconds(at), actor: personId, accessId: id, purpose: known, caseNumber };
}

function refusedEvents(access: Access, seconds: Seconds): UnnumberedEvent[] {
  if (access.refusals.length === 0) return [];
  const why = access.refusals.map(({ why, clause }) => `${why} (${clause})`).join('; ');
  return [{ type: 'data.refused', ...accessFields(access, seconds), why }, loggedEvent(access, seconds)];
}

const loggedEvent = ({ id, at }: Access, seconds: Seconds): UnnumberedEvent => ({
  type: 'access.logged',
  tS: seconds(at),
  accessId: id,
});
