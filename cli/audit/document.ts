import { readForm } from '../../scenarios/desk/audit-form.ts';
import { atDesk } from '../desk.ts';
import type { DeskOptions } from '../desk-options.ts';

/** Enters the findings of a form. */
export function document(file: string, options: DeskOptions & { readonly as: string }): Promise<void> {
  const { auditId, findings } = readForm(file);
  return atDesk(options, async (desk) => {
    await desk.documentAudit(auditId, findings, options.as);
    const wrong = findings.filter(({ finding }) => finding === 'discrepancy').length;
    process.stdout.write(`${auditId}: ${findings.length} findings documented, ${wrong} discrepancies\n`);
  });
}
