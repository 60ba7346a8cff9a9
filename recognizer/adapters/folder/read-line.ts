/**
 * A line of reads: one plate in one picture, as JSON. `file` is the picture's path from the folder of the pictures;
 * `corners` are in its pixels, in reading order from the top left; `state` is a USPS code, or with a `confidence`.
 * Fields beyond these are let through.
 */
import { z } from 'zod';
import type { Fault } from '../../../base/errors.ts';
import type { Corners } from '../../../base/geometry.ts';
import type { PlateSighting } from '../../ports.ts';
import { charactersOf, plateText } from '../text.ts';

const point = z.object({ x: z.number(), y: z.number() });
const probability = z.number().min(0).max(1);
const state = z.object({ code: z.string(), confidence: probability });

const readLine = z.looseObject({
  file: z.string().min(1),
  text: z.string(),
  confidence: probability.default(1),
  detection: probability.default(1),
  corners: z.tuple([point, point, point, point]).nullish(),
  state: z.union([state, z.string().transform((code) => ({ code, confidence: 1 }))]).nullish(),
});

/** A read that was kept; its corners are null where nobody knows them. */
export interface KeptRead {
  readonly file: string;
  readonly sighting: Omit<PlateSighting, 'corners'> & { readonly corners: Corners | null };
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
  const { file: picture, text: raw, confidence, detection, corners = null, state = null } = result.data;
  const plate = plateText(raw);
  const characters = charactersOf(plate, confidence);
  return { file: picture, sighting: { corners, detection, text: plate, characters, confidence, state } };
}
