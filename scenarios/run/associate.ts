import type { Corners } from '../../base/geometry.ts';
import type { PlateRead } from '../../recognizer/ports.ts';
import type { PlateTruth } from '../../sim/world.ts';

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const boxOf = (corners: Corners): Box => ({
  left: Math.min(...corners.map((corner) => corner.x)),
  top: Math.min(...corners.map((corner) => corner.y)),
  right: Math.max(...corners.map((corner) => corner.x)),
  bottom: Math.max(...corners.map((corner) => corner.y)),
});

const areaOf = (box: Box): number => Math.max(0, box.right - box.left) * Math.max(0, box.bottom - box.top);

/** Intersection over union of the corners' upright boxes, 0 to 1. */
export function overlap(a: Corners, b: Corners): number {
  const [first, second] = [boxOf(a), boxOf(b)];
  const common = areaOf({
    left: Math.max(first.left, second.left),
    top: Math.max(first.top, second.top),
    right: Math.min(first.right, second.right),
    bottom: Math.min(first.bottom, second.bottom),
  });
  return common / (areaOf(first) + areaOf(second) - common);
}

/** A detection belongs to the plate that it overlaps at least this much. Loose: corners err, and a plate is small. */
const sameOverlap = 0.3;

/**
 * The vehicle whose pixels a read came from, by where its observations lie in the pictures, never by its text; null
 * where most of them lie on no plate.
 */
export function vehicleOfRead(
  read: PlateRead,
  truthOfFrame: ReadonlyMap<number, { readonly plates: readonly Pick<PlateTruth, 'vehicleId' | 'corners'>[] }>,
): string | null {
  const votes = new Map<string | null, number>();
  for (const observation of read.observations) {
    const plates = truthOfFrame.get(observation.frameIndex)?.plates ?? [];
    const [best] = plates
      .map((plate) => ({ vehicleId: plate.vehicleId, overlap: overlap(plate.corners, observation.corners) }))
      .filter((candidate) => candidate.overlap >= sameOverlap)
      .sort((a, b) => b.overlap - a.overlap);
    const vehicleId = best?.vehicleId ?? null;
    votes.set(vehicleId, (votes.get(vehicleId) ?? 0) + 1);
  }
  const [winner] = [...votes].sort((a, b) => b[1] - a[1]);
  return winner?.[0] ?? null;
}
