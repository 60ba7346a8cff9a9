import { formatFault, InputError } from '../../base/errors.ts';
import type { AccessRequest } from '../../recognizer/investigate/access.ts';
import type { Access, Archive, Criteria } from '../../recognizer/investigate/ports.ts';
import type { DeskOptions } from '../desk-options.ts';
import { exitCode } from '../exit-code.ts';

export interface QueryOptions extends DeskOptions {
  readonly as: string;
  readonly purpose?: string;
  readonly case?: string;
  readonly state?: string;
  readonly color?: string;
  readonly body?: string;
  readonly make?: string;
  readonly camera?: readonly string[];
  readonly from?: string;
  readonly to?: string;
}

export const requestOf = (plate: string | undefined, options: QueryOptions): AccessRequest => ({
  personId: options.as,
  purpose: options.purpose ?? null,
  caseNumber: options.case ?? null,
  criteria: {
    plate: plate?.toUpperCase() ?? null,
    state: options.state ?? null,
    color: options.color ?? null,
    body: options.body ?? null,
    make: options.make ?? null,
    cameraIds: options.camera ?? [],
    from: timeOf('--from', options.from),
    to: timeOf('--to', options.to),
  },
});

/** A time without an offset is UTC, as a day alone is. */
function timeOf(option: string, text: string | undefined): string | null {
  if (text === undefined) return null;
  const time = new Date(/T[\d:.]+$/.test(text) ? `${text}Z` : text);
  if (/^\d{4}-\d{2}-\d{2}/.test(text) && !Number.isNaN(time.getTime())) return time.toISOString();
  throw new InputError({
    what: `"${text}" is no time`,
    where: { file: option },
    expected: 'such as 2026-01-05T07:30Z',
  });
}

/** Tells of words of the description that no read in the store has, and of those that there are. */
export async function tellUnknownWords({ reads }: Archive, criteria: Criteria): Promise<void> {
  for (const trait of ['color', 'body', 'make'] as const) {
    const asked = criteria[trait];
    if (asked === null) continue;
    const words = await reads.words(trait);
    if (words.includes(asked)) continue;
    process.stderr.write(
      `${formatFault({
        what: `no read in the store has the ${trait} "${asked}"`,
        where: { file: `--${trait}` },
        expected: words.join(', ') || `nothing: no read says of its vehicle's ${trait}`,
      })}\n`,
    );
    process.exitCode = exitCode.badInput;
  }
}

/** Tells that a query was refused, and why. */
export function tellRefused({ id, refusals }: Access): void {
  for (const { why, clause } of refusals) process.stderr.write(`${id} refused: ${why} (${clause})\n`);
  process.exitCode = exitCode.otherwise;
}
