import type { Corners, GrayImage } from '../../base/geometry.ts';
import { applyHomography, homographyFromUnitSquare } from '../../base/homography.ts';
import { warpGray } from '../../base/warp.ts';
import { mapCorners } from '../detect/quad.ts';

/** Size of a strip, in pixels. */
export const stripWidthPx = 240;
export const stripHeightPx = 40;

/** Where plates bear the name of their state, or a slogan: along the upper edge and along the lower one. */
export const strips = ['upper', 'lower'] as const;
export type Strip = (typeof strips)[number];

/** Seen beyond the plate's left and right edges, as a part of its width. */
const marginX = 0.04;
/** From the top and to the bottom of each, as parts of the plate's height. */
const reach: Readonly<Record<Strip, readonly [number, number]>> = { upper: [-0.06, 0.3], lower: [0.72, 1.08] };

/** Cuts a strip out of a picture, rectified; the training cuts the same. */
export const cutStrip = (picture: GrayImage, corners: Corners, strip: Strip): GrayImage =>
  warpGray(picture, stripOf(corners, strip), stripWidthPx, stripHeightPx);

/** What is seen of a plate with these corners. */
export function stripOf(corners: Corners, strip: Strip): Corners {
  const toPicture = homographyFromUnitSquare(corners);
  const [top, bottom] = reach[strip];
  const places = [
    [-marginX, top],
    [1 + marginX, top],
    [1 + marginX, bottom],
    [-marginX, bottom],
  ] as const;
  return mapCorners(corners, (_, k) => applyHomography(toPicture, { x: places[k]![0], y: places[k]![1] }));
}
