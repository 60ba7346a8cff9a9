/** Steps of oversight: the audit of queries (V.C), the review of the order (VI.A); and what the trace says of them. */
import type { Archive } from '../../recognizer/investigate/ports.ts';
import { afterAuditEvent, auditEvents, policyReviewedEvent } from '../desk/events.ts';
import type { Taken } from './play.ts';
import { entered } from './refused.ts';
import type { StepOf } from './schema.ts';
import type { Town } from './town.ts';

/** Draws the sample; the trace tells of the audit once its findings are documented. */
export function drawAudit(town: Town, { by, auditId, among }: StepOf<'draw-audit'>): Promise<Taken> {
  const { archive } = town;
  return entered(
    town,
    (desk) => desk.drawAudit(auditId, auditId, by),
    () => [],
    {
      archive: among ? { ...archive, log: logOf(archive.log, among) } : archive,
    },
  );
}

export async function documentAudit(town: Town, step: StepOf<'document-audit'>): Promise<Taken> {
  const { by, auditId, discrepant, note } = step;
  const [drawn] = await town.archive.ledger.entries('audit-drawn', auditId);
  const wrong = discrepant.flatMap((name) => town.accesses.get(name)?.accessId ?? []);
  const findings = (drawn?.body.sample ?? []).map((accessId) =>
    wrong.includes(accessId)
      ? { accessId, finding: 'discrepancy' as const, note }
      : { accessId, finding: 'in-order' as const, note: '' },
  );
  return entered(
    town,
    (desk) => desk.documentAudit(auditId, findings, by),
    (documented) => (drawn ? auditEvents(drawn, documented, town.secondsOf) : []),
  );
}

export const reviewAudit = (town: Town, { by, auditId }: StepOf<'review-audit'>): Promise<Taken> =>
  entered(
    town,
    (desk) => desk.reviewAudit(auditId, by),
    (entry) => [afterAuditEvent(entry, town.secondsOf)],
  );

export const correctAfterAudit = (town: Town, { by, auditId, what }: StepOf<'correct-after-audit'>): Promise<Taken> =>
  entered(
    town,
    (desk) => desk.correctAfterAudit(auditId, what, by),
    (entry) => [afterAuditEvent(entry, town.secondsOf)],
  );

export const reviewPolicy = (town: Town, { by, recommendations }: StepOf<'review-policy'>): Promise<Taken> =>
  entered(
    town,
    (desk) => desk.reviewPolicy('the order', recommendations, by),
    (entry) => [policyReviewedEvent(entry, town.secondsOf)],
  );

/** The log as a system shows it that leaves people out. */
const logOf = (log: Archive['log'], people: readonly string[]): Archive['log'] => ({
  ...log,
  entries: async (...span) => (await log.entries(...span)).filter(({ personId }) => people.includes(personId)),
});
