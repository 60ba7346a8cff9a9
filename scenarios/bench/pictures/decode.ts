import { readFileSync } from 'node:fs';
import { createCanvas, loadImage } from 'canvas';
import { InputError } from '../../../base/errors.ts';
import type { Picture } from '../../../recognizer/ports.ts';

/** Pictures with more pixels than this are refused: 100 megapixels take 400 MB. */
const maxPixels = 100e6;

/**
 * Reads a picture file: JPEG (turned as its EXIF orientation says), PNG, GIF (its first frame) or BMP, gray or colour.
 * Where it is transparent it is white.
 *
 * @throws InputError for a file that is missing, of another type, or broken
 */
export async function readPicture(path: string, name: string): Promise<Picture> {
  return decodePicture(readFileOf(path), path, name);
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

async function decodePicture(bytes: Buffer, path: string, name: string): Promise<Picture> {
  const refuse = (what: string): never => {
    throw new InputError({ what, where: { file: path }, expected: 'a whole JPEG, PNG, GIF or BMP file' });
  };
  if (bytes.length === 0) refuse('the file is empty');
  const image = await loadImage(bytes).catch((error: Error) => refuse(`cannot be decoded (${error.message})`));
  const { width, height } = image;
  if (width < 1 || height < 1) refuse('the picture has no pixels');
  if (width * height > maxPixels) refuse(`the picture is too large (${width} × ${height})`);
  const context = createCanvas(width, height).getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  return { widthPx: width, heightPx: height, rgba: new Uint8Array(data.buffer), name };
}
