import type { Corners, GrayImage, Point } from '../../base/geometry.ts';
import { warpGray } from '../../base/warp.ts';

/** Size of what the reader sees, in pixels. */
export const cropWidthPx = 160;
export const cropHeightPx = 64;

/** Seen beyond the plate's edges, as parts of its width and height: room for the detector's error. */
const marginX = 0.08;
const marginY = 0.12;

/** Cuts a plate out of a picture and rectifies it, with the margin that the reader was trained with. */
export const cutCrop = (picture: GrayImage, corners: Corners): GrayImage =>
  warpGray(picture, withMargin(corners), cropWidthPx, cropHeightPx);

/** The quadrilateral continued beyond its edges, bilinear in the plate's own coordinates (0 to 1 across and down). */
export function withMargin([topLeft, topRight, bottomRight, bottomLeft]: Corners): Corners {
  const at = (u: number, v: number): Point => ({
    x: (1 - v) * ((1 - u) * topLeft.x + u * topRight.x) + v * ((1 - u) * bottomLeft.x + u * bottomRight.x),
    y: (1 - v) * ((1 - u) * topLeft.y + u * topRight.y) + v * ((1 - u) * bottomLeft.y + u * bottomRight.y),
  });
  return [at(-marginX, -marginY), at(1 + marginX, -marginY), at(1 + marginX, 1 + marginY), at(-marginX, 1 + marginY)];
}
