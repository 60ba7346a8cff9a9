import type { Corners, GrayImage } from '../../base/geometry.ts';
import { applyHomography, homographyFromUnitSquare } from '../../base/homography.ts';
import { warpGray } from '../../base/warp.ts';
import { type Network, outputOf } from '../network.ts';
import { isConvex, mapCorners, middleOf, widened, widthOf } from './quad.ts';

/** Size of what the refiner sees, in pixels. */
export const refineWidthPx = 128;
export const refineHeightPx = 64;

/** Seen beyond the corners that the detector gave, as parts of the plate's width and height. */
const marginX = 0.25;
const marginY = 0.35;

/** Each look starts from what the last one saw; a third gains nothing. */
const looks = 2;

/** By more than this, in plate widths, a plate's middle is not moved: then the refiner has seen something else. */
const farthest = 0.35;

export interface Refiner {
  /** Better corners for a plate that the detector found, in the picture's pixels. */
  refine(picture: GrayImage, corners: Corners): Promise<Corners>;
}

/** `network`: output `corners`, `[1, 8]`: x and y of the four corners in the window, each 0 to 1 across it and down. */
export function createRefiner(network: Network): Refiner {
  const look = async (picture: GrayImage, corners: Corners): Promise<Corners> => {
    const window = windowAround(corners);
    const { data } = warpGray(picture, window, refineWidthPx, refineHeightPx);
    const outputs = await network.run({ data, dims: [1, 1, refineHeightPx, refineWidthPx] });
    const seen = outputOf(outputs, 'corners').data;
    const toPicture = homographyFromUnitSquare(window);
    return mapCorners(corners, (_, k) => applyHomography(toPicture, { x: seen[2 * k]!, y: seen[2 * k + 1]! }));
  };
  return {
    async refine(picture, corners) {
      let refined = corners;
      for (let k = 0; k < looks; k++) {
        const next = await look(picture, refined);
        const [from, to] = [middleOf(corners), middleOf(next)];
        const moved = Math.hypot(to.x - from.x, to.y - from.y) / widthOf(corners);
        if (!isConvex(next) || moved > farthest) break;
        refined = next;
      }
      return refined;
    },
  };
}

/** What the refiner sees for these corners; the training cuts the same. */
export const windowAround = (corners: Corners): Corners => widened(corners, marginX, marginY);
