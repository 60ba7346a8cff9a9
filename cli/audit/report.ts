import { writeWhole } from '../../base/files.ts';
import { overseer } from '../../recognizer/investigate/authority.ts';
import { renderAuditReport } from '../../scenarios/desk/audit-page.tsx';
import { auditReport } from '../../scenarios/desk/audit-report.ts';
import { atDesk } from '../desk.ts';
import type { DeskOptions } from '../desk-options.ts';
import { exitCode } from '../exit-code.ts';

/** Writes the report of an audit. */
export const report = (
  id: string,
  options: DeskOptions & { readonly as: string; readonly out?: string; readonly json?: true },
): Promise<void> =>
  atDesk(options, async (_, archive) => {
    await overseer(archive.ledger, options.as, 'V.C.a');
    const found = await auditReport(archive, id);
    const page = options.out ?? `${id}.html`;
    if (options.json) process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
    else {
      writeWhole(page, renderAuditReport(found));
      process.stdout.write(`${id}: ${found.status}; report: ${page}\n`);
    }
    if (!found.isSampleSame) process.exitCode = exitCode.otherwise;
  });
