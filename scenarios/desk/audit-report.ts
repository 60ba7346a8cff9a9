/** All that is on record of an audit (V.C), put together for its report. */
import { InputError } from '../../base/errors.ts';
import { sampledQueries } from '../../recognizer/investigate/audit.ts';
import type { Archive, AuditFinding, LoggedAccess, Tombstone } from '../../recognizer/investigate/ports.ts';

interface Act {
  readonly at: string;
  readonly by: string;
}

export interface AuditReport {
  readonly format: 'gantry-audit-report/1';
  readonly audit: string;
  readonly status: string;
  readonly drawn: Act;
  readonly from: string;
  readonly to: string;
  readonly seed: string;
  readonly rule: { readonly share: number; readonly atLeast: number };
  /** Whether the sample, drawn again from the log, is the one on record. */
  readonly isSampleSame: boolean;
  readonly people: readonly {
    readonly id: string;
    readonly queries: number;
    readonly refused: number;
    readonly sampled: number;
  }[];
  readonly queries: readonly (LoggedAccess & { readonly finding: AuditFinding | null })[];
  readonly documented: Act | null;
  readonly reviewed: Act | null;
  readonly corrections: readonly (Act & { readonly what: string })[];
  /** Data destroyed in the time that the audit is of. */
  readonly destroyed: readonly Tombstone[];
}

/** @throws InputError where there is no such audit */
export async function auditReport(archive: Archive, auditId: string): Promise<AuditReport> {
  const { ledger, log, reads } = archive;
  const [drawn] = await ledger.entries('audit-drawn', auditId);
  if (!drawn) {
    const known = (await ledger.entries('audit-drawn')).map(({ subject }) => subject).join(', ');
    throw new InputError({
      what: `no audit "${auditId}"`,
      where: { file: 'audit' },
      expected: known || 'one that was drawn',
    });
  }
  const { after, upTo, from, to, seed, share, atLeast } = drawn.body;
  const { queries, isSame } = await sampledQueries(archive, drawn);
  const all = await log.entries(after, upTo);
  const [documented] = await ledger.entries('audit-documented', auditId);
  const [reviewed] = await ledger.entries('audit-reviewed', auditId);
  const corrections = await ledger.entries('audit-corrected', auditId);
  const found = documented?.body.findings ?? [];
  const discrepancies = found.filter(({ finding }) => finding === 'discrepancy').length;
  const status = !documented
    ? 'drawn, not documented yet'
    : `${discrepancies} of ${found.length} queries with a discrepancy, ${reviewed ? 'reviewed' : 'not reviewed yet'}`;
  return {
    format: 'gantry-audit-report/1',
    audit: auditId,
    status,
    drawn: actOf(drawn),
    from,
    to,
    seed,
    rule: { share, atLeast },
    isSampleSame: isSame,
    people: [...new Set(all.map(({ personId }) => personId))].sort().map((id) => {
      const theirs = all.filter(({ personId }) => personId === id);
      return {
        id,
        queries: theirs.length,
        refused: theirs.filter(({ refusals }) => refusals.length > 0).length,
        sampled: queries.filter(({ personId }) => personId === id).length,
      };
    }),
    queries: queries.map((query) => ({
      ...query,
      finding: found.find(({ accessId }) => accessId === query.id) ?? null,
    })),
    documented: documented ? actOf(documented) : null,
    reviewed: reviewed ? actOf(reviewed) : null,
    corrections: corrections.map((entry) => ({ ...actOf(entry), what: entry.body.what })),
    destroyed: (await reads.tombstones()).filter(({ at }) => at >= from && at < to),
  };
}

const actOf = ({ at, by }: Act): Act => ({ at, by });
