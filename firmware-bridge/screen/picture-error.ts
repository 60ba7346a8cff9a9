/** What part of a picture's error is the screen's, the optics' and the latency's, all in the same unit. */
import type { ColorImage, GrayImage } from '../../base/geometry.ts';
import { grayFromRgba, resizeGray } from '../../base/warp.ts';
import type { ScreenLayout } from './pattern.ts';

/** Root mean squares, gray levels of 255. */
export interface PictureError {
  /** What the screen's pixels lose: the picture drawn at the screen's size and back. */
  readonly screen: number;
  /** What lens, sensor and encoding change of what was drawn, after its geometry and tone are corrected. */
  readonly optics: number;
  /** What differs between the moment that was wanted and the one that the picture shows. */
  readonly latency: number;
}

/**
 * All of one size. The three steps are taken one after the other: wanted → shown (latency) → drawn (screen) → rectified (optics).
 *
 * @param wanted the scenario's picture at the moment that the camera's picture is taken for
 * @param shown the scenario's picture at the moment that the time code has: the same object where the two agree
 */
export function pictureError(
  wanted: ColorImage,
  shown: ColorImage,
  rectified: ColorImage,
  layout: ScreenLayout,
): PictureError {
  const gray = ({ rgba, widthPx, heightPx }: ColorImage): GrayImage => grayFromRgba(rgba, widthPx, heightPx);
  const [asWanted, asShown, asSeen] = [gray(wanted), gray(shown), gray(rectified)];
  const drawn = asDrawn(asShown, layout);
  return {
    screen: rms(drawn, asShown),
    optics: rms(asSeen, drawn),
    latency: rms(asShown, asWanted),
  };
}

/** A picture drawn at the screen's size in whole levels, and brought back to its own: areas' means, as canvases nearly do. */
function asDrawn(picture: GrayImage, { picture: { widthPx, heightPx } }: ScreenLayout): GrayImage {
  return resizeGray(resizeGray(picture, widthPx, heightPx), picture.widthPx, picture.heightPx);
}

function rms(a: GrayImage, b: GrayImage): number {
  if (a.widthPx !== b.widthPx || a.heightPx !== b.heightPx)
    throw new RangeError(
      `pictures of ${a.widthPx} × ${a.heightPx} and ${b.widthPx} × ${b.heightPx} cannot be compared`,
    );
  return Math.sqrt(a.data.reduce((sum, value, at) => sum + (value - b.data[at]!) ** 2, 0) / a.data.length);
}
