import type { GrayImage } from '../../base/geometry.ts';
import { type Network, outputOf } from '../network.ts';
import { type Detection, findPeaks } from './peaks.ts';
import { prepareInput, reduction } from './prepare.ts';
import { isConvex, isWithin, mapCorners } from './quad.ts';
import { suppressOverlaps } from './suppress.ts';

export interface Detector {
  /** Plates that lie whole in the picture, likeliest first; corners in the picture's pixels. */
  detect(picture: GrayImage): Promise<Detection[]>;
}

/** Below this probability a peak is background. */
const threshold = 0.3;

/** Two plates do not overlap by more than this. */
const overlap = 0.3;

/** A plate may seem to reach beyond the picture by this part of its width; by more, some of its text is cut off. */
const slack = 0.03;

/** `network`: outputs `heat` and `corners` as {@link findPeaks} takes them. */
export function createDetector(network: Network): Detector {
  return {
    async detect(picture) {
      const input = prepareInput(picture);
      const outputs = await network.run({ data: input.data, dims: [1, 1, input.heightPx, input.widthPx] });
      const plates = findPeaks(outputOf(outputs, 'heat'), outputOf(outputs, 'corners'), threshold)
        .map(({ corners, probability }) => ({
          probability,
          corners: mapCorners(corners, ({ x, y }) => ({ x: x * reduction, y: y * reduction })),
        }))
        .filter(({ corners }) => isConvex(corners) && isWithin(corners, picture.widthPx, picture.heightPx, slack));
      return suppressOverlaps(plates, overlap);
    },
  };
}
