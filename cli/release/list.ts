import type { Release } from '../../recognizer/investigate/release.ts';
import { askedFor } from '../../scenarios/desk/audit-form.ts';
import { atDesk } from '../desk.ts';
import type { DeskOptions } from '../desk-options.ts';

/** Shows the requests that there are, and what became of each. */
export const list = (options: DeskOptions & { readonly as: string }): Promise<void> =>
  atDesk(options, async (desk) => {
    const releases = await desk.releases(options.as);
    for (const release of releases) process.stdout.write(`${lineOf(release)}\n`);
    process.stdout.write(`${releases.length} requests\n`);
  });

function lineOf({ request: { subject, body }, decision, opensNothing }: Release): string {
  const asked = `${subject}: ${body.from} (${body.recipient}) asks for ${body.asks}`;
  if (!decision) return `${asked}: not decided on yet`;
  const { granted, legalBasis, criteria } = decision.body;
  const decided = `${decision.at.slice(0, 10)} by ${decision.by}`;
  if (!granted) return `${asked}: refused on ${decided}`;
  return `${asked}: granted on ${decided}, ${legalBasis}: ${opensNothing ?? askedFor(criteria!)}`;
}
