import type { Detection } from './peaks.ts';
import { boxOverlap } from './quad.ts';

/** Keeps the likeliest of detections that overlap by more than `overlap` (intersection over union), likeliest first. */
export function suppressOverlaps(detections: readonly Detection[], overlap: number): Detection[] {
  const kept: Detection[] = [];
  for (const detection of [...detections].sort((a, b) => b.probability - a.probability))
    if (kept.every((other) => boxOverlap(other.corners, detection.corners) <= overlap)) kept.push(detection);
  return kept;
}
