/** How plates look in frames: what a recognizer has to go by, whoever made the picture. */
import { percentile } from '../../base/percentile.ts';
import { grayFromRgba, warpGray } from '../../base/warp.ts';
import type { Frame } from '../../recognizer/ports.ts';
import { isReadable } from '../../sim/camera/capture-zone.ts';
import type { FrameTruth } from '../../sim/world.ts';

export interface PlateLook {
  /** Between the plate's 5th and 95th percentile, of full scale. */
  readonly contrast: number;
  /** Of that, what the steepest edges (95th percentile) take a pixel. */
  readonly sharpnessPerPx: number;
}

export interface PlateMeter {
  look(frame: Frame, truth: FrameTruth): void;
  /** Of each readable plate in each frame, by frame and vehicle. */
  readonly seen: ReadonlyMap<string, PlateLook>;
}

export function createPlateMeter(): PlateMeter {
  const seen = new Map<string, PlateLook>();
  return {
    seen,
    look({ index, rgba, widthPx, heightPx }, { plates }) {
      const readable = plates.filter((plate) => isReadable(plate));
      if (readable.length === 0) return;
      const picture = grayFromRgba(rgba, widthPx, heightPx);
      for (const { vehicleId, corners, widthPx: plateWidthPx } of readable) {
        const across = Math.round(plateWidthPx);
        const { data } = warpGray(picture, corners, across, Math.round(across / 2));
        seen.set(`${index} ${vehicleId}`, lookOf(data, across));
      }
    },
  };
}

/** @param data a rectified plate, a pixel of it about one of the picture */
export function lookOf(data: Uint8Array, widthPx: number): PlateLook {
  const range = percentile(data, 0.95)! - percentile(data, 0.05)!;
  const slopes = Uint8Array.from(data, (value, at) => (at % widthPx === 0 ? 0 : Math.abs(value - data[at - 1]!)));
  return { contrast: range / 255, sharpnessPerPx: range === 0 ? 0 : Math.min(1, percentile(slopes, 0.95)! / range) };
}
