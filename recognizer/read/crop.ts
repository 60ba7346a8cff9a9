import type { Corners, GrayImage } from '../../base/geometry.ts';
import { warpGray } from '../../base/warp.ts';
import { widened } from '../detect/quad.ts';

/** Size of what the reader sees, in pixels. */
export const cropWidthPx = 160;
export const cropHeightPx = 64;

/** Seen beyond the plate's edges, as parts of its width and height: room for the detector's error. */
const marginX = 0.08;
const marginY = 0.12;

/** Cuts a plate out of a picture and rectifies it, with the margin that the reader was trained with. */
export const cutCrop = (picture: GrayImage, corners: Corners): GrayImage =>
  warpGray(picture, withMargin(corners), cropWidthPx, cropHeightPx);

/** What the reader sees of a plate with these corners. */
export const withMargin = (corners: Corners): Corners => widened(corners, marginX, marginY);
