import { createCanvas, ImageData } from 'canvas';
import type { Picture } from '../../ports.ts';

/** A picture as PNG, without loss: decoded again it has the same pixels. */
export function pngOf({ rgba, widthPx, heightPx }: Picture): Buffer {
  const pixels = new Uint8ClampedArray(rgba);
  for (let i = 3; i < pixels.length; i += 4) pixels[i] = 255;
  const canvas = createCanvas(widthPx, heightPx);
  canvas.getContext('2d').putImageData(new ImageData(pixels, widthPx, heightPx), 0, 0);
  return canvas.toBuffer('image/png', { compressionLevel: 1 });
}
