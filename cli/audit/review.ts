import { atDesk } from '../desk.ts';
import type { DeskOptions } from '../desk-options.ts';

/** Enters the review of an audit, or a correction that followed it. */
export const review = (
  id: string,
  options: DeskOptions & { readonly as: string; readonly correction?: string },
): Promise<void> =>
  atDesk(options, async (desk) => {
    const { as, correction } = options;
    if (correction === undefined) await desk.reviewAudit(id, as);
    else await desk.correctAfterAudit(id, correction, as);
    process.stdout.write(`${id}: ${correction === undefined ? `reviewed by ${as}` : `corrected: ${correction}`}\n`);
  });
