import { z } from 'zod';
import { formatFault, InputError } from '../../base/errors.ts';
import { utcOf } from '../../base/times.ts';
import type { AccessRequest } from '../../recognizer/investigate/access.ts';
import { isSameWord } from '../../recognizer/investigate/criteria.ts';
import type { Access, Archive, Criteria } from '../../recognizer/investigate/ports.ts';
import { jurisdictions } from '../../recognizer/match/jurisdictions.ts';
import type { DeskOptions } from '../desk-options.ts';
import { exitCode } from '../exit-code.ts';

export interface CriteriaOptions {
  readonly state?: string;
  readonly color?: string;
  readonly body?: string;
  readonly make?: string;
  readonly camera?: readonly string[];
  readonly from?: string;
  readonly to?: string;
}
export interface QueryOptions extends DeskOptions, CriteriaOptions {
  readonly as: string;
  readonly purpose?: string;
  readonly case?: string;
}

export const requestOf = (plate: string | undefined, options: QueryOptions): AccessRequest => ({
  personId: options.as,
  purpose: options.purpose ?? null,
  caseNumber: options.case?.trim() ?? null,
  criteria: criteriaOf(plate, options),
});

export const criteriaOf = (plate: string | undefined, options: CriteriaOptions): Criteria => ({
  plate: plate?.toUpperCase() ?? null,
  state: stateOf(options.state),
  color: options.color ?? null,
  body: options.body ?? null,
  make: options.make ?? null,
  cameraIds: options.camera ?? [],
  from: timeOf('--from', options.from, 'T00:00:00.000Z'),
  to: timeOf('--to', options.to, 'T23:59:59.999Z'),
});

function stateOf(code: string | undefined): string | null {
  const state = code?.toUpperCase() ?? null;
  if (state === null || jurisdictions.has(state)) return state;
  throw new InputError({ what: `unknown state "${code}"`, where: { file: '--state' }, expected: 'such as CT' });
}

const isDay = (text: string): boolean => z.iso.date().safeParse(text).success;
const isTime = (text: string): boolean => z.iso.datetime({ local: true, offset: true }).safeParse(text).success;

/** A time without an offset is UTC, as a day is, which is meant from its beginning or to its end. */
function timeOf(option: string, text: string | undefined, ofDay: string): string | null {
  if (text === undefined) return null;
  const time = isDay(text) ? utcOf(`${text}${ofDay}`) : isTime(text) ? utcOf(text) : undefined;
  if (time !== undefined) return time;
  throw new InputError({
    what: `"${text}" is no time`,
    where: { file: option },
    expected: 'a day such as 2026-01-05 or a time such as 2026-01-05T07:30Z, from 1970 on',
  });
}

/** Tells of words of the description that no read in the store has, and of those that there are. */
export async function tellUnknownWords({ reads }: Archive, criteria: Criteria): Promise<void> {
  for (const trait of ['color', 'body', 'make'] as const) {
    const asked = criteria[trait];
    if (asked === null) continue;
    const words = await reads.words(trait);
    if (words.some((word) => isSameWord(word, asked))) continue;
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
