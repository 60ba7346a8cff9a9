/** The desk at which stored data is asked for, released, audited and destroyed: what the order lets people do, and no more. */
import { type AccessRequest, type Exported, type ExportRequest, exportReads, type Shown, search } from './access.ts';
import { correctAfterAudit, documentAudit, drawAudit, reviewAudit, reviewPolicy } from './audit.ts';
import { overseer } from './authority.ts';
import { enterPeople } from './personnel.ts';
import type {
  Archive,
  AuditFinding,
  Collection,
  Kept,
  LedgerBodies,
  LedgerEntry,
  NewRead,
  Person,
  Tombstone,
} from './ports.ts';
import { decideRelease, type Release, releases, requestRelease } from './release.ts';
import { destroyDue } from './retention.ts';

/** Each act gives what is now on record of it. What the order forbids throws a RefusedError, but for queries, which say so. */
export interface InvestigationDesk {
  /** Enters people by their ids, or how they stand now, all or none: an overseer does; the first enters themselves. */
  enterPeople(people: Readonly<Record<string, Person>>, by: string): Promise<readonly LedgerEntry<'person'>[]>;
  /** Takes reads into keeping. */
  collect(reads: readonly NewRead[], source: string): Promise<Kept & { readonly collection: Collection }>;
  search(request: AccessRequest): Promise<Shown>;
  exportReads(request: ExportRequest): Promise<Exported>;
  /** Lets go what a case holds; gives how many reads it held. */
  liftHold(caseNumber: string, by: string): Promise<number>;
  destroyDue(by: string): Promise<readonly Tombstone[]>;
  /** All requests for release, and what became of each. */
  releases(by: string): Promise<readonly Release[]>;
  requestRelease(
    requestId: string,
    body: LedgerBodies['release-requested'],
    by: string,
  ): Promise<LedgerEntry<'release-requested'>>;
  decideRelease(
    requestId: string,
    body: LedgerBodies['release-decided'],
    by: string,
  ): Promise<LedgerEntry<'release-decided'>>;
  drawAudit(auditId: string, seed: string, by: string): Promise<LedgerEntry<'audit-drawn'>>;
  documentAudit(
    auditId: string,
    findings: readonly AuditFinding[],
    by: string,
  ): Promise<LedgerEntry<'audit-documented'>>;
  reviewAudit(auditId: string, by: string): Promise<LedgerEntry<'audit-reviewed'>>;
  correctAfterAudit(auditId: string, what: string, by: string): Promise<LedgerEntry<'audit-corrected'>>;
  /** Enters that the order was reviewed, and what was recommended (VI.A.a); empty for nothing. */
  reviewPolicy(packName: string, recommendations: string, by: string): Promise<LedgerEntry<'policy-reviewed'>>;
}

/**
 * @param now the time, ISO 8601 in UTC with milliseconds
 * @param retentionS how long data is kept: the vendor's rule (V.A.b), a parameter of the policy pack
 * @param dayOf the town's day of a time, by which training is current; that of UTC when left out
 */
export function openDesk(
  archive: Archive,
  now: () => string,
  retentionS: number,
  dayOf = (at: string): string => at.slice(0, 10),
): InvestigationDesk {
  const context = { archive, now, dayOf };
  const { reads, ledger } = archive;
  return {
    enterPeople: (people, by) => enterPeople(ledger, now(), people, by),
    async collect(some, source) {
      const collection = { at: now(), source };
      return { ...(await reads.add(some, collection)), collection };
    },
    search: (request) => search(context, request),
    exportReads: (request) => exportReads(context, request),
    async liftHold(caseNumber, by) {
      await overseer(ledger, by);
      return reads.lift(caseNumber, now(), by);
    },
    destroyDue: (by) => destroyDue(archive, now(), retentionS, by),
    releases: (by) => releases(archive, by),
    requestRelease: (requestId, body, by) => requestRelease(archive, now(), requestId, body, by),
    decideRelease: (requestId, body, by) => decideRelease(archive, now(), requestId, body, by),
    drawAudit: (auditId, seed, by) => drawAudit(archive, now(), auditId, seed, by),
    documentAudit: (auditId, findings, by) => documentAudit(archive, now(), auditId, findings, by),
    reviewAudit: (auditId, by) => reviewAudit(archive, now(), auditId, by),
    correctAfterAudit: (auditId, what, by) => correctAfterAudit(archive, now(), auditId, what, by),
    reviewPolicy: (packName, recommendations, by) => reviewPolicy(archive, now(), packName, recommendations, by),
  };
}
