/** The form on which an audit's findings are documented (V.C.c): YAML, one entry a query of the sample. */
import { z } from 'zod';
import { readYaml } from '../../base/read-yaml.ts';
import { byOf } from '../../recognizer/investigate/criteria.ts';
import {
  type Access,
  type AuditFinding,
  findings,
  type LedgerEntry,
  type LoggedAccess,
} from '../../recognizer/investigate/ports.ts';

export const formSchema = z.strictObject({
  'gantry-audit': z.literal(1),
  audit: z.string().min(1),
  findings: z.array(
    z
      .strictObject({ access: z.string().min(1), finding: z.enum(findings), note: z.string().default('') })
      .refine(({ finding, note }) => finding === 'in-order' || note.trim() !== '', {
        path: ['note'],
        message: 'a discrepancy needs a note that says what is wrong',
      }),
  ),
});

/** The form to fill in: what the log has of each query stands above its finding. */
export function blankForm({ subject, body }: LedgerEntry<'audit-drawn'>, sample: readonly LoggedAccess[]): string {
  const head = [
    `# Findings on ${sample.length} of the ${body.queries} queries from ${body.from} to ${body.to}.`,
    `# Give each a finding: ${findings.join(' or ')}; to a discrepancy, a note of what is wrong.`,
    'gantry-audit: 1',
    `audit: ${JSON.stringify(subject)}`,
    sample.length > 0 ? 'findings:' : 'findings: []',
  ];
  const entries = sample.flatMap((query) => [
    `  # ${describeQuery(query)}`,
    `  - access: ${query.id}`,
    '    finding:',
    '    note: ""',
  ]);
  return [...head, ...entries, ''].join('\n');
}

/** @throws InputError with file, line and column of all that is not filled in rightly */
export function readForm(file: string): { readonly auditId: string; readonly findings: readonly AuditFinding[] } {
  const { audit, findings: entries } = readYaml(file, formSchema).value;
  return { auditId: audit, findings: entries.map(({ access: accessId, ...finding }) => ({ accessId, ...finding })) };
}

/** What the log has of a query, in one line. */
export function describeQuery({
  at,
  personId,
  role,
  kind,
  purpose,
  caseNumber,
  criteria,
  answer,
  refusals,
}: LoggedAccess): string {
  const came = refusals.length > 0 ? `refused (${refusals.map(({ code }) => code).join(', ')})` : 'not answered';
  return (
    `${at}, ${personId} (${role ?? 'not known'}), ${kind} by ${askedFor(criteria)}, ` +
    `purpose ${purpose ?? 'none'}, case ${caseNumber ?? 'none'}: ${answer ? `${answer.reads} reads` : came}`
  ).replace(/\s/g, ' ');
}

/** What a query asked for, in words. */
export function askedFor(criteria: Access['criteria']): string {
  const { plate, state, color, make, body, cameraIds, from, to } = criteria;
  const parts = [
    plate,
    state,
    color,
    make,
    body,
    ...cameraIds.map((id) => `at ${id}`),
    from && `from ${from}`,
    to && `to ${to}`,
  ];
  return `${byOf(criteria)!.replaceAll('-', ' ')}: ${parts.filter(Boolean).join(' ')}`;
}
