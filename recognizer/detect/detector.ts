import type { GrayImage } from '../../base/geometry.ts';
import { type Network, outputOf } from '../network.ts';
import { type Detection, findPeaks } from './peaks.ts';
import { prepareInput, reduction } from './prepare.ts';
import { isConvex, mapCorners } from './quad.ts';
import { suppressOverlaps } from './suppress.ts';

export interface Detector {
  /** Plates in the picture, likeliest first; corners in the picture's pixels. */
  detect(picture: GrayImage): Promise<Detection[]>;
}

/** Below this probability a peak is background. */
const threshold = 0.3;

/** Two plates do not overlap by more than this. */
const overlap = 0.3;

/** `network`: outputs `heat` and `corners` as {@link findPeaks} takes them. */
export function createDetector(network: Network): Detector {
  return {
    async detect(picture) {
      const input = prepareInput(picture);
      const outputs = await network.run({ data: input.data, dims: [1, 1, input.heightPx, input.widthPx] });
      const peaks = findPeaks(outputOf(outputs, 'heat'), outputOf(outputs, 'corners'), threshold);
      const plates = peaks.filter(({ corners }) => isConvex(corners));
      return suppressOverlaps(plates, overlap).map(({ corners, probability }) => ({
        probability,
        corners: mapCorners(corners, ({ x, y }) => ({ x: x * reduction, y: y * reduction })),
      }));
    },
  };
}
