import { createCanvas, loadImage } from 'canvas';
import type { Picture } from '../../ports.ts';
import { brokenPicture, checkHeader, reasonOf } from './header.ts';
import { overWhite } from './over-white.ts';
import { decodeTiff } from './tiff.ts';
import { decodeWebp } from './webp.ts';

/**
 * Decodes a picture file; of several pictures in it the first, and what is transparent is white.
 *
 * @throws InputError, its place being `file`, for what is no picture, is broken, or is too large
 */
export async function decodePicture(bytes: Uint8Array, file: string): Promise<Picture> {
  const type = checkHeader(bytes, file);
  try {
    if (type === 'tiff') return overWhite(decodeTiff(bytes));
    if (type === 'webp') return overWhite(decodeWebp(bytes));
    return await decodeByCanvas(bytes);
  } catch (error) {
    throw brokenPicture(file, reasonOf(error));
  }
}

async function decodeByCanvas(bytes: Uint8Array): Promise<Picture> {
  const image = await loadImage(Buffer.from(bytes));
  const context = createCanvas(image.width, image.height).getContext('2d', { alpha: false });
  context.fillStyle = '#fff';
  context.fillRect(0, 0, image.width, image.height);
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  return { widthPx: image.width, heightPx: image.height, rgba: new Uint8Array(data.buffer) };
}
