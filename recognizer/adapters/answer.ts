import type { z } from 'zod';
import { InputError, type Place } from '../../base/errors.ts';
import type { PlateSighting } from '../ports.ts';
import { decodeOpenAlpr } from './openalpr/decode.ts';
import { openAlprAnswer } from './openalpr/schema.ts';
import { decodePlateRecognizer } from './plate-recognizer/decode.ts';
import { plateRecognizerAnswer } from './plate-recognizer/schema.ts';

/**
 * Reads the answer of either service from its JSON: OpenALPR's says its `data_type`, Plate Recognizer's has none.
 *
 * @throws InputError naming the field that is not as documented
 */
export function sightingsIn(text: string, where: Place): PlateSighting[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new InputError({ what: `is not JSON: ${text.slice(0, 60)}`, where, expected: 'an answer in JSON' });
  }
  return typeof value === 'object' && value !== null && 'data_type' in value
    ? decodeOpenAlpr(checked(openAlprAnswer, 'OpenALPR v2', value, where))
    : decodePlateRecognizer(checked(plateRecognizerAnswer, 'Plate Recognizer Snapshot', value, where));
}

function checked<S extends z.ZodType>(schema: S, service: string, value: unknown, where: Place): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new InputError(
    result.error.issues.map(({ path, message }) => ({
      what: `${path.length > 0 ? path.join('.') : 'the answer'} is not as ${service} documents it`,
      where,
      expected: message,
    })),
  );
}
