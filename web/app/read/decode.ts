import { brokenPicture, checkHeader, reasonOf } from '../../../recognizer/adapters/picture/header.ts';
import { overWhite } from '../../../recognizer/adapters/picture/over-white.ts';
import { decodeTiff } from '../../../recognizer/adapters/picture/tiff.ts';
import type { Picture } from '../../../recognizer/ports.ts';

export interface Decoded extends Picture {
  /** The same, to be drawn. */
  readonly canvas: OffscreenCanvas;
}

/**
 * Decodes a picture file by the browser's own decoders (TIFF by ours), turned as EXIF says, without colour management and
 * on white, as Node does.
 *
 * @throws InputError, its place being `name`, for what is no picture, is broken, or is too large
 */
export async function decodeInBrowser(file: Blob, name: string): Promise<Decoded> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const type = checkHeader(bytes, name);
  try {
    return type === 'tiff' ? drawn(overWhite(decodeTiff(bytes))) : await decodeByBrowser(file);
  } catch (error) {
    throw brokenPicture(name, reasonOf(error));
  }
}

async function decodeByBrowser(file: Blob): Promise<Decoded> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image', colorSpaceConversion: 'none' });
  const { width, height } = bitmap;
  const { canvas, context } = canvasOf(width, height);
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  const { data } = context.getImageData(0, 0, width, height);
  return { widthPx: width, heightPx: height, rgba: new Uint8Array(data.buffer), canvas };
}

function drawn(picture: Picture): Decoded {
  const { widthPx, heightPx, rgba } = picture;
  const { canvas, context } = canvasOf(widthPx, heightPx);
  context.putImageData(new ImageData(new Uint8ClampedArray(rgba), widthPx, heightPx), 0, 0);
  return { ...picture, canvas };
}

function canvasOf(width: number, height: number) {
  const canvas = new OffscreenCanvas(width, height);
  // Read back at once: in memory, not on the graphics processor.
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (!context) throw new Error(`this browser draws no picture of ${width} × ${height} pixels`);
  return { canvas, context };
}

/** Larger previews are made smaller: many pictures are kept. */
const previewSidePx = 1600;

export async function previewOf({ canvas, widthPx, heightPx }: Decoded): Promise<Blob> {
  const scale = Math.min(1, previewSidePx / Math.max(widthPx, heightPx));
  const [width, height] = [Math.ceil(widthPx * scale), Math.ceil(heightPx * scale)];
  const small = canvasOf(width, height);
  small.context.imageSmoothingQuality = 'high';
  small.context.drawImage(canvas, 0, 0, width, height);
  return small.canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
}
