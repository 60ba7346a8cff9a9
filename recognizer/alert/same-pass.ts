/** Whether two reads of one camera are of one vehicle's pass: a track that broke off, and what it went on as. */
import type { Point } from '../../base/geometry.ts';
import { middleOf, widthOf } from '../detect/quad.ts';
import type { PlateObservation, PlateRead } from '../ports.ts';

/** A track's last speed is taken over at least this time; a shorter track has none. */
const speedOverS = 0.3;

/** A plate that is slower than this, in plate widths a second, stands. */
const standingWidthsPerS = 0.25;

/** A plate that stood is found again within this many plate widths, and of this size, larger or smaller. */
const sameWidths = 0.5;
const sameSize = 1.15;

/** A plate that moved is found further on within this time, or has left the view. */
const movingGapS = 3;

/** It has come on at this part of its last speed at least, and at this many times at most: plates speed up as they come near. */
const speedFactors = { least: 1 / 3, most: 3 };

/** How far aside of its way, as a part of how far along it, a plate may turn up. */
const asideOfAlong = 0.5;

/**
 * Whether `later` can only be the rest of the pass that `earlier` began: its track starts where the other's stood and broke
 * off, or, where that moved, as much further on as it would have come. Two tracks in view at once are two vehicles, and so
 * are two of which the later starts behind the end of the earlier, where vehicles come into view, whatever their texts. Reads
 * without observations, and single sightings, show no way and are continued by nothing.
 *
 * @param withinS longest time out of view
 */
export function continues(earlier: PlateRead, later: PlateRead, withinS: number): boolean {
  const lost = earlier.observations.at(-1);
  const found = later.observations[0];
  const before = lost && earlier.observations.findLast(({ tS }) => lost.tS - tS >= speedOverS);
  if (earlier.cameraId !== later.cameraId || !lost || !found || !before) return false;
  const gapS = found.tS - lost.tS;
  if (gapS <= 0 || gapS > withinS) return false;
  const widthPx = (widthOf(lost.corners) + widthOf(found.corners)) / 2;
  const way = between(before, lost);
  const on = between(lost, found);
  const speedPxPerS = Math.hypot(way.x, way.y) / (lost.tS - before.tS);
  if (speedPxPerS < standingWidthsPerS * widthPx) {
    const growth = widthOf(found.corners) / widthOf(lost.corners);
    return Math.hypot(on.x, on.y) <= sameWidths * widthPx && growth <= sameSize && growth >= 1 / sameSize;
  }
  const wayPx = Math.hypot(way.x, way.y);
  const alongPx = (on.x * way.x + on.y * way.y) / wayPx;
  const asidePx = Math.abs(on.y * way.x - on.x * way.y) / wayPx;
  const expectedPx = speedPxPerS * gapS;
  return (
    gapS <= movingGapS &&
    alongPx >= speedFactors.least * expectedPx &&
    alongPx <= speedFactors.most * expectedPx &&
    asidePx <= asideOfAlong * alongPx
  );
}

function between(a: PlateObservation, b: PlateObservation): Point {
  const [from, to] = [middleOf(a.corners), middleOf(b.corners)];
  return { x: to.x - from.x, y: to.y - from.y };
}
