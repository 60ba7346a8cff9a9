import { createCanvas, loadImage } from 'canvas';
import { imageSize } from 'image-size';
import { InputError } from '../../../base/errors.ts';
import type { Picture } from '../../ports.ts';
import { isWholeJpeg } from './jpeg.ts';

/** Types that can be decoded here, as their first bytes tell. */
const types: readonly string[] = ['png', 'jpg', 'gif', 'bmp'];
const expected = 'a PNG, JPEG, GIF or BMP picture';

/** Larger pictures are refused before they are decoded: a few bytes can claim to be gigabytes of pixels. */
export const maxPixels = 64_000_000;

/**
 * Decodes a picture file; a GIF gives its first frame, and what is transparent is white.
 *
 * @throws InputError, its place being `file`, for what is no picture, is broken, or is too large
 */
export async function decodePicture(bytes: Uint8Array, file: string): Promise<Picture> {
  const { width, height, type = 'unknown' } = headerOf(bytes, file);
  if (!types.includes(type)) throw new InputError({ what: `is of type ${type}`, where: { file }, expected });
  if (width * height > maxPixels)
    throw new InputError({
      what: `has ${width} × ${height} pixels`,
      where: { file },
      expected: `at most ${maxPixels / 1e6} million pixels`,
    });
  if (type === 'jpg' && !isWholeJpeg(bytes))
    throw new InputError({ what: 'is a broken picture (its end is missing)', where: { file }, expected });
  try {
    const image = await loadImage(Buffer.from(bytes));
    const context = createCanvas(image.width, image.height).getContext('2d', { alpha: false });
    context.fillStyle = '#fff';
    context.fillRect(0, 0, image.width, image.height);
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    return { widthPx: image.width, heightPx: image.height, rgba: new Uint8Array(data.buffer) };
  } catch (error) {
    throw new InputError({ what: `is a broken picture (${(error as Error).message})`, where: { file }, expected });
  }
}

function headerOf(bytes: Uint8Array, file: string) {
  try {
    return imageSize(bytes);
  } catch {
    const what = bytes.length === 0 ? 'is empty' : 'is no picture, or a broken one';
    throw new InputError({ what, where: { file }, expected });
  }
}
