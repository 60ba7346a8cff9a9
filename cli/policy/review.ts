import { atDesk } from '../desk.ts';
import type { DeskOptions } from '../desk-options.ts';

/** Enters that the order was reviewed. */
export const review = (options: DeskOptions & { readonly as: string; readonly recommends: string }): Promise<void> =>
  atDesk(options, async (desk) => {
    const { at, by } = await desk.reviewPolicy(options.pack, options.recommends, options.as);
    process.stdout.write(`${options.pack} was reviewed by ${by} on ${at.slice(0, 10)}\n`);
  });
