import { readFileSync } from 'node:fs';
import { InputError } from '../../../base/errors.ts';
import { decodePicture } from '../../../recognizer/adapters/picture/decode.ts';
import type { Picture } from '../../../recognizer/ports.ts';

/** Reads a picture file, under the name that recognizers may look it up by. @throws InputError as {@link decodePicture} does */
export async function readPicture(path: string, name: string): Promise<Picture> {
  return { ...(await decodePicture(readFileOf(path), path)), name };
}

export function readFileOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new InputError({
      what: code === 'ENOENT' ? 'file not found' : `cannot be read (${code})`,
      where: { file: path },
      expected: 'a picture',
    });
  }
}
