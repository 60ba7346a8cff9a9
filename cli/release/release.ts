import { InputError } from '../../base/errors.ts';
import type { LedgerBodies } from '../../recognizer/investigate/ports.ts';
import { atDesk } from '../desk.ts';
import type { DeskOptions } from '../desk-options.ts';
import { type CriteriaOptions, criteriaOf } from '../reads/query.ts';

type Options = DeskOptions & { readonly as: string };

/** Enters a request for the release of data. */
export const request = (id: string, options: Options & LedgerBodies['release-requested']): Promise<void> =>
  atDesk(options, async (desk) => {
    const { from, recipient, asks } = options;
    await desk.requestRelease(id, { from, recipient, asks }, options.as);
    process.stdout.write(`request ${id} of ${from} is entered; the administrator decides on it\n`);
  });

/** Grants a request, or refuses it. */
export async function decide(
  id: string,
  options: Options & CriteriaOptions & { readonly grant?: string; readonly refuse?: true; readonly plate?: string },
): Promise<void> {
  const { grant, refuse, plate } = options;
  if (grant === undefined && !refuse)
    throw new InputError({
      what: 'nothing is decided',
      where: { file: 'release decide' },
      expected: '--grant with its legal basis and the data that it is for, or --refuse',
    });
  const criteria = grant === undefined ? null : criteriaOf(plate, options);
  await atDesk(options, async (desk) => {
    await desk.decideRelease(id, { granted: grant !== undefined, legalBasis: grant ?? '', criteria }, options.as);
    process.stdout.write(`request ${id} is ${grant === undefined ? 'refused' : `granted: ${grant}`}\n`);
  });
}
