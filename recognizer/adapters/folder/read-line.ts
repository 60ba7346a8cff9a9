/**
 * A line of reads: one plate in one picture, as JSON. `file` is the picture's path from the folder of the pictures, null
 * where nobody knows it; `corners` are in its pixels, in reading order from the top left; `state` is a USPS code, or a code
 * with a `confidence`; `vehicle` has a `color` and a `body`, each null or a `name` with a `confidence`; `utcTime` is when the plate was seen (ISO 8601). Fields beyond these are let through.
 */
import { z } from 'zod';
import { type Fault, InputError } from '../../../base/errors.ts';
import { readText } from '../../../base/files.ts';
import type { Corners } from '../../../base/geometry.ts';
import type { PlateSighting } from '../../ports.ts';
import { charactersOf, plateText } from '../text.ts';

const point = z.object({ x: z.number(), y: z.number() });
const probability = z.number().min(0).max(1);
const state = z.object({ code: z.string(), confidence: probability });
const trait = z.object({ name: z.string(), confidence: probability }).nullable();

const readLine = z.looseObject({
  file: z.string().min(1).nullable(),
  text: z.string(),
  confidence: probability.default(1),
  detection: probability.default(1),
  corners: z.tuple([point, point, point, point]).nullish(),
  utcTime: z.iso.datetime().nullish(),
  state: z.union([state, z.string().transform((code) => ({ code, confidence: 1 }))]).nullish(),
  vehicle: z.object({ color: trait, body: trait }).optional(),
});

/** A read that was kept; its corners are null where nobody knows them. */
export interface KeptRead {
  readonly file: string | null;
  readonly utcTime: string | null;
  readonly sighting: Omit<PlateSighting, 'corners'> & { readonly corners: Corners | null };
}

/**
 * The reads of an NDJSON file, in its order; empty lines are skipped.
 *
 * @throws InputError naming all lines that cannot be used
 */
export function readLines(file: string): KeptRead[] {
  const reads: KeptRead[] = [];
  const faults: Fault[] = [];
  for (const [index, text] of readText(file, 'an NDJSON file of reads').split('\n').entries()) {
    if (text.trim() === '') continue;
    const line = parseReadLine(text, file, index + 1);
    if ('what' in line) faults.push(line);
    else reads.push(line);
  }
  if (faults.length > 0) throw new InputError(faults);
  return reads;
}

/** Reads one line; `file` and `line` are where faults are said to be. */
export function parseReadLine(text: string, file: string, line: number): KeptRead | Fault {
  const where = { file, line };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { what: `not JSON: ${text.slice(0, 60)}`, where, expected: 'one whole JSON object a line' };
  }
  const result = readLine.safeParse(value);
  if (!result.success) {
    const { path, message } = result.error.issues[0]!;
    return { what: `${path.length > 0 ? path.join('.') : 'the read'} is not right`, where, expected: message };
  }
  const { file: picture, text: raw, confidence, detection, corners = null, state = null, utcTime = null } = result.data;
  const { vehicle } = result.data;
  const plate = plateText(raw);
  const characters = charactersOf(plate, confidence);
  const looks = vehicle && { vehicle };
  const sighting = { corners, detection, text: plate, characters, confidence, state, format: null, ...looks };
  return { file: picture, utcTime, sighting };
}
