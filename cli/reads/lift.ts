import { atDesk } from '../desk.ts';
import type { DeskOptions } from '../desk-options.ts';
import { exitCode } from '../exit-code.ts';

/** Lets go what a case holds. That it holds nothing is told by the exit code, too: a number may be mistyped, and its evidence stay. */
export const liftHold = (caseNumber: string, options: DeskOptions & { readonly as: string }): Promise<void> =>
  atDesk(options, async (desk) => {
    const reads = await desk.liftHold(caseNumber.trim(), options.as);
    process.stdout.write(`case ${caseNumber} held ${reads} reads; it holds none now\n`);
    if (reads === 0) process.exitCode = exitCode.otherwise;
  });
