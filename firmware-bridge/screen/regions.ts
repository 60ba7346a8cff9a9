import type { GrayImage, Point, Region } from '../../base/geometry.ts';
import { sampleGray } from '../../base/warp.ts';
import { type ScreenView, toCamera } from './view.ts';

export const middleOf = ({ left, top, widthPx, heightPx }: Region): Point => ({
  x: left + widthPx / 2,
  y: top + heightPx / 2,
});

const pointsAcross = 5;

/**
 * What a camera's picture has in the middle of a region of the screen: the mean over its middle third each way, so that
 * neighbours do not count.
 */
export function meanOf(picture: GrayImage, view: ScreenView, { left, top, widthPx, heightPx }: Region): number {
  let sum = 0;
  for (let j = 0; j < pointsAcross; j++)
    for (let i = 0; i < pointsAcross; i++) {
      const share = (k: number): number => 1 / 3 + (k + 0.5) / (3 * pointsAcross);
      const { x, y } = toCamera(view, { x: left + share(i) * widthPx, y: top + share(j) * heightPx });
      sum += sampleGray(picture, x, y);
    }
  return sum / pointsAcross ** 2;
}

/** What a camera's picture has at the very middle of a region of the screen. */
export function pointOf(picture: GrayImage, view: ScreenView, region: Region): number {
  const { x, y } = toCamera(view, middleOf(region));
  return sampleGray(picture, x, y);
}
