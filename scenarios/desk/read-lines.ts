/** Reads of other systems, one JSON object a line. */
import { z } from 'zod';
import type { Fault } from '../../base/errors.ts';
import { wordsOf } from '../../base/issues.ts';
import type { NewRead } from '../../recognizer/investigate/ports.ts';

const text = z.string().min(1);
export const lineSchema = z.strictObject({
  id: text,
  cameraId: text,
  seenAt: z.iso.datetime({ offset: true, message: 'such as 2026-01-05T07:30:00Z, or with an offset' }),
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
  for (const [index, line] of content.split('\n').entries()) {
    if (line.trim() === '') continue;
    const where = { file, line: index + 1 };
    const value = parsed(line);
    if (value === undefined) {
      setAside.push({ what: 'not JSON', where, expected: 'one JSON object a line' });
      continue;
    }
    const { data, error } = lineSchema.safeParse(value);
    if (data) reads.push({ ...data, seenAt: new Date(data.seenAt).toISOString(), record: line.trim(), pictures: [] });
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
