/** What can be told of a picture file before it is decoded, in Node and in a browser alike. */
import { imageSize } from 'image-size';
import { InputError } from '../../../base/errors.ts';
import { isWholeJpeg } from './jpeg.ts';
import { isWholeTiff } from './tiff.ts';

/** Types that can be decoded, as their first bytes tell. */
const types = ['png', 'jpg', 'gif', 'bmp', 'webp', 'tiff'] as const;
export type PictureType = (typeof types)[number];
const expected = 'a PNG, JPEG, GIF, BMP, WebP or TIFF picture';

/** Larger pictures are refused before they are decoded: a few bytes can claim to be gigabytes of pixels. */
export const maxPixels = 64_000_000;

/** Whether the file has its end, of the types whose decoders fill in for it and say nothing. */
const isWhole: Partial<Record<PictureType, (bytes: Uint8Array) => boolean>> = {
  jpg: isWholeJpeg,
  tiff: isWholeTiff,
};

/** @throws InputError, its place being `file`, for what is no picture, is cut off, or is too large */
export function checkHeader(bytes: Uint8Array, file: string): PictureType {
  const { width, height, type } = headerOf(bytes, file);
  if (!isKnown(type)) throw new InputError({ what: `is of type ${type ?? 'unknown'}`, where: { file }, expected });
  if (width * height > maxPixels)
    throw new InputError({
      what: `has ${width} × ${height} pixels`,
      where: { file },
      expected: `at most ${maxPixels / 1e6} million pixels`,
    });
  if (isWhole[type]?.(bytes) === false) throw brokenPicture(file, 'its end is missing');
  return type;
}

/** What a decoder's failure is told as. */
export const brokenPicture = (file: string, why: string): InputError =>
  new InputError({ what: `is a broken picture (${why})`, where: { file }, expected });

/** A decoder's failure in words. Damaged data make cairo run "out of memory", and the TIFF decoder trip over what is not there. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error) || error instanceof TypeError || error.message === 'out of memory')
    return 'its data are damaged';
  return error.message;
}

const isKnown = (type: string | undefined): type is PictureType => (types as readonly unknown[]).includes(type);

function headerOf(bytes: Uint8Array, file: string) {
  try {
    return imageSize(bytes);
  } catch {
    const what = bytes.length === 0 ? 'is empty' : 'is no picture, or a broken one';
    throw new InputError({ what, where: { file }, expected });
  }
}
