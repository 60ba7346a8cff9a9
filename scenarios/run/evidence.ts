import { type Canvas, createCanvas, ImageData, loadImage } from 'canvas';
import type { Corners } from '../../base/geometry.ts';
import type { Alert } from '../../recognizer/alert/alert.ts';
import type { Frame } from '../../recognizer/ports.ts';
import type { AlertEvidence } from './result.ts';

/** The canvas of the frame before, as most frames are of one size. */
let canvas: Canvas | undefined;

/** A frame as JPEG, for people to look at; what is recognized is the frame itself. */
export function jpegOf({ widthPx, heightPx, rgba }: Frame): Buffer {
  if (canvas?.width !== widthPx || canvas.height !== heightPx) canvas = createCanvas(widthPx, heightPx);
  const pixels = new Uint8ClampedArray(rgba.buffer, rgba.byteOffset, rgba.length);
  canvas.getContext('2d', { alpha: false }).putImageData(new ImageData(pixels, widthPx, heightPx), 0, 0);
  return canvas.toBuffer('image/jpeg', { quality: 0.85 });
}

/** The plate's surroundings cut from a JPEG, enlarged to `widthPx` across: a third of the plate's width is left on each side. */
export async function cropOf(jpeg: Buffer, corners: Corners, widthPx = 360): Promise<Buffer> {
  const image = await loadImage(jpeg);
  const xs = corners.map((corner) => corner.x);
  const ys = corners.map((corner) => corner.y);
  const margin = (Math.max(...xs) - Math.min(...xs)) / 3;
  const left = Math.max(0, Math.min(...xs) - margin);
  const top = Math.max(0, Math.min(...ys) - margin);
  const width = Math.min(image.width, Math.max(...xs) + margin) - left;
  const height = Math.min(image.height, Math.max(...ys) + margin) - top;
  const canvas = createCanvas(widthPx, Math.round((widthPx * height) / width));
  canvas.getContext('2d').drawImage(image, left, top, width, height, 0, 0, canvas.width, canvas.height);
  return canvas.toBuffer('image/jpeg', { quality: 0.9 });
}

/**
 * Keeps the frames of one camera until it is known which of them led to an alert. Held as JPEG: a 1280×720 frame
 * takes some 80 kB so, against 3.7 MB.
 */
export class EvidenceKeeper {
  private readonly frames = new Map<number, Buffer>();

  keep(frame: Frame): void {
    this.frames.set(frame.index, jpegOf(frame));
  }

  /** The frame's JPEG. */
  frame(index: number): Buffer {
    const jpeg = this.frames.get(index);
    if (!jpeg) throw new RangeError(`frame ${index} was not kept`);
    return jpeg;
  }
}

/** The frames that led to each alert, and the plate in the surest of them. */
export function collectEvidence(alerts: readonly Alert[], kept: EvidenceKeeper): Promise<AlertEvidence[]> {
  return Promise.all(
    alerts.map(async ({ id, hit: { read }, bestFrames }) => {
      const surest = read.observations.reduce((best, each) => (each.confidence > best.confidence ? each : best));
      return {
        alertId: id,
        readId: read.id,
        frames: read.observations
          .filter(({ frameIndex }) => bestFrames.includes(frameIndex))
          .map(({ frameIndex, tS }) => ({ index: frameIndex, tS, jpeg: kept.frame(frameIndex) })),
        crop: await cropOf(kept.frame(surest.frameIndex), surest.corners),
      };
    }),
  );
}
