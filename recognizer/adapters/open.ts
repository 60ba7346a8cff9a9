import { InputError } from '../../base/errors.ts';
import type { PictureReader } from '../ports.ts';
import { createBuiltInReader } from '../recognizer.ts';

/**
 * The recognizer that a specification names, ready to read.
 *
 * @throws InputError for a specification that names none
 */
export async function openRecognizer(spec: string): Promise<PictureReader> {
  if (spec === 'builtin') return createBuiltInReader();
  throw new InputError({ what: `no recognizer "${spec}"`, where: { file: '--recognizer' }, expected: 'builtin' });
}
