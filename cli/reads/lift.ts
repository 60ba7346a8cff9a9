import { atDesk } from '../desk.ts';
import type { DeskOptions } from '../desk-options.ts';

/** Lets go what a case holds. */
export const liftHold = (caseNumber: string, options: DeskOptions & { readonly as: string }): Promise<void> =>
  atDesk(options, async (desk) => {
    const reads = await desk.liftHold(caseNumber, options.as);
    process.stdout.write(`case ${caseNumber} held ${reads} reads; it holds none now\n`);
  });
