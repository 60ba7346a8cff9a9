import { z } from 'zod';
import { InputError } from '../../../base/errors.ts';

const posterior = z.object({ character: z.string(), probability: z.number() });
const knownRead = z.object({
  truth: z.string().regex(/^[A-Z0-9]{1,10}$/),
  text: z.string().regex(/^[A-Z0-9]*$/),
  characters: z.array(posterior.extend({ rivals: z.array(posterior) })),
});

/** A read of a plate whose text is known. */
export type KnownRead = z.infer<typeof knownRead>;

/** Reads as `read-tiles` writes them, a line each. @throws InputError at a line that is none, or where there is none at all */
export function knownReadsFrom(text: string, file: string): KnownRead[] {
  const reads = text.split('\n').flatMap((line, at) => {
    if (line.trim() === '') return [];
    const parsed = knownRead.safeParse(jsonOrNothing(line));
    if (parsed.success) return [parsed.data];
    throw new InputError({
      what: 'no read of a known plate',
      where: { file, line: at + 1 },
      expected: '{"truth": "AB12345", "text": "A812345", "characters": […]}, as read-tiles writes it',
    });
  });
  if (reads.length === 0) throw new InputError({ what: 'no reads', where: { file }, expected: 'one a line' });
  return reads;
}

function jsonOrNothing(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
