import { join } from 'node:path';
import { z } from 'zod';
import { InputError } from '../../base/errors.ts';
import { readText } from '../../base/files.ts';
import { wordsOf } from '../../base/issues.ts';
import { parseTraceLine } from '../../policy/read-trace.ts';
import type { TraceEvent } from '../../policy/trace.ts';
import { type Truth, truthSchema } from '../../policy/truth.ts';
import type { PlateRead } from '../../recognizer/ports.ts';

/**
 * Ground truth from a file, as run folders hold it.
 *
 * @throws InputError where it is not that
 */
export function readTruth(file: string): Truth {
  const text = readText(file, 'ground truth, as truth.json of a run folder has it');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new InputError({
      what: `not JSON: ${(error as Error).message}`,
      where: { file },
      expected: 'a whole JSON object',
    });
  }
  const { data, error } = truthSchema.safeParse(value);
  if (data) return data;
  throw new InputError(error.issues.map((issue) => ({ ...wordsOf(issue, 'the file'), where: { file } })));
}

/** A run folder's trace, whole. @throws InputError at its first line that is no event */
export function readRunTrace(folder: string): TraceEvent[] {
  const file = join(folder, 'trace.ndjson');
  return readText(file, 'a run folder, as gantry run writes it')
    .split('\n')
    .filter((line) => line !== '')
    .map((line, index) => {
      const read = parseTraceLine(line, file, index + 1);
      if ('fault' in read) throw new InputError(read.fault);
      return read.event;
    });
}

/** What tells a read from something else; the rest is as the run wrote it. */
const readSchema = z.looseObject({
  id: z.string(),
  tS: z.number(),
  text: z.string(),
  characters: z.array(z.looseObject({})),
  observations: z.array(z.looseObject({})),
});

/** A run folder's reads, whole. @throws InputError at its first line that is no read */
export function readRunReads(folder: string): PlateRead[] {
  const file = join(folder, 'reads.ndjson');
  return readText(file, 'a run folder, as gantry run writes it')
    .split('\n')
    .filter((line) => line !== '')
    .map((line, index) => {
      try {
        return readSchema.parse(JSON.parse(line)) as unknown as PlateRead;
      } catch {
        const where = { file, line: index + 1 };
        throw new InputError({ what: 'this is no read', where, expected: 'a read, as gantry run writes it' });
      }
    });
}
