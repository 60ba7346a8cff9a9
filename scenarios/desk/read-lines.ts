/** Reads of other systems, one JSON object a line. */
import { z } from 'zod';
import type { Fault } from '../../base/errors.ts';
import { wordsOf } from '../../base/issues.ts';
import { linesOf } from '../../base/lines.ts';
import { utcOf } from '../../base/times.ts';
import type { NewRead } from '../../recognizer/investigate/ports.ts';

/** What the database can keep and look up by: short, without NUL or half a character. */
const text = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^\0\p{Surrogate}]*$/u, 'whole characters, and none of them NUL');
const offsetTime = z.iso.datetime({
  offset: true,
  abort: true,
  message: 'such as 2026-01-05T07:30:00Z, or with an offset',
});
export const lineSchema = z.strictObject({
  id: text,
  cameraId: text,
  seenAt: offsetTime.refine((time) => utcOf(time) !== undefined, 'a year from 1970 to 9999'),
  plate: z.string().regex(/^[A-Z0-9]{1,16}$/, 'A–Z and 0–9, without separators'),
  state: z
    .string()
    .regex(/^[A-Z]{2}$/, 'a USPS code')
    .nullable()
    .default(null),
  confidence: z.number().min(0).max(1),
  color: text.nullable().default(null),
  body: text.nullable().default(null),
  make: text.nullable().default(null),
});

/** @returns the reads, and what is wrong with each line that is set aside */
export function readsOfLines(content: string, file: string): { reads: NewRead[]; setAside: Fault[] } {
  const reads: NewRead[] = [];
  const setAside: Fault[] = [];
  for (const [index, line] of [...linesOf([content])].entries()) {
    if (line.trim() === '') continue;
    const where = { file, line: index + 1 };
    const value = parsed(line);
    if (value === undefined) {
      setAside.push({ what: 'not JSON', where, expected: 'one JSON object a line' });
      continue;
    }
    const { data, error } = lineSchema.safeParse(value);
    if (data) reads.push({ ...data, seenAt: utcOf(data.seenAt)!, record: line, pictures: [] });
    else setAside.push(...error.issues.map((issue) => ({ ...wordsOf(issue, 'the line'), where })));
  }
  return { reads, setAside };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
