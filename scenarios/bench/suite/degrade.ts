/** What happens to a picture after the camera, or before its plate, that the world does not have. */
import { type CanvasRenderingContext2D, createCanvas, ImageData, loadImage } from 'canvas';
import type { Corners } from '../../../base/geometry.ts';
import { applyHomography, homographyFromUnitSquare } from '../../../base/homography.ts';
import type { Rng } from '../../../base/rng.ts';
import type { Picture } from '../../../recognizer/ports.ts';

export interface Degradation {
  /** Part of each plate's width behind a dark upright bar, as of a bicycle rack. */
  readonly occlusion: number;
  /** 25 to 100; left out, no JPEG. Below 25 libjpeg leaves the baseline format. */
  readonly jpegQuality?: number | undefined;
}

/** @param plates with the stream that says where on the plate its bar stands, the same in every frame */
export async function degrade<P extends Picture>(
  picture: P,
  { occlusion, jpegQuality }: Degradation,
  plates: readonly { readonly corners: Corners; readonly rng: Rng }[],
): Promise<P> {
  if (occlusion === 0 && jpegQuality === undefined) return picture;
  const { widthPx, heightPx } = picture;
  const canvas = createCanvas(widthPx, heightPx);
  const context = canvas.getContext('2d', { alpha: false });
  const bytes = new Uint8ClampedArray(picture.rgba);
  context.putImageData(new ImageData(bytes, widthPx, heightPx), 0, 0);
  if (occlusion > 0) for (const { corners, rng } of plates) drawBar(context, corners, occlusion, rng);
  if (jpegQuality !== undefined) {
    const jpeg = canvas.toBuffer('image/jpeg', { quality: jpegQuality / 100 });
    context.drawImage(await loadImage(jpeg), 0, 0);
  }
  return { ...picture, rgba: new Uint8Array(context.getImageData(0, 0, widthPx, heightPx).data.buffer) };
}

function drawBar(context: CanvasRenderingContext2D, corners: Corners, share: number, rng: Rng): void {
  const toPicture = homographyFromUnitSquare(corners);
  const left = rng.uniform(0, 1 - share);
  context.fillStyle = '#1d1d1f';
  context.beginPath();
  for (const [u, v] of [
    [left, -0.3],
    [left + share, -0.3],
    [left + share, 1.3],
    [left, 1.3],
  ] as const) {
    const { x, y } = applyHomography(toPicture, { x: u, y: v });
    context.lineTo(x, y);
  }
  context.fill();
}
