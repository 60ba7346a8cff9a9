/** Frames of a scenario with their ground truth, as a dataset has them. */
import type { Corners } from '../../base/geometry.ts';
import { clamp } from '../../base/units.ts';
import type { Frame } from '../../recognizer/ports.ts';
import { createSimulatedCamera } from '../../sim/render/frame-source.ts';
import type { Plan } from '../plan.ts';

export interface SamplePlate {
  readonly vehicleId: string;
  readonly side: 'front' | 'rear';
  readonly text: string;
  /** USPS code. */
  readonly state: string;
  /** Top left, top right, bottom right, bottom left in reading direction; may lie outside of the picture. */
  readonly corners: Corners;
  /** Part of the face that the picture shows, 0 to 1; never 0 here. */
  readonly visibility: number;
}

export interface Sample {
  /** The picture's file, relative to the dataset's folder. */
  readonly image: string;
  readonly index: number;
  readonly tS: number;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly plates: readonly SamplePlate[];
}

/** What a dataset says of itself besides its pictures. */
export interface DatasetSource {
  readonly scenario: string;
  readonly seed: string;
  readonly program: string;
}

export const syntheticMark = ({ scenario, seed, program }: DatasetSource): string =>
  `Synthetic picture, no real vehicle or plate: ${program}, scenario ${scenario}, seed ${seed}`;

/** The camera's frames, at most `most` of them. */
export async function* samplesOf(plan: Plan, most: number): AsyncGenerator<{ sample: Sample; frame: Frame }> {
  const camera = createSimulatedCamera({ world: plan.world, camera: plan.camera, rng: plan.rng.fork('sensor') });
  let count = 0;
  try {
    for await (const { frame, truth } of camera.frames()) {
      if (count++ === most) return;
      const { index, tS, widthPx, heightPx } = frame;
      const plates = truth.plates
        .filter(({ visibility }) => visibility > 0)
        .map(({ vehicleId, side, text, state, corners, visibility }) => ({
          vehicleId,
          side,
          text,
          state,
          corners,
          visibility,
        }));
      const image = `images/${String(index).padStart(6, '0')}.jpg`;
      yield { frame, sample: { image, index, tS, widthPx, heightPx, plates } };
    }
  } finally {
    camera.dispose();
  }
}

/** The upright box of a plate, cut at the picture's edges; x, y of its upper left corner. */
export function boxOf(
  corners: Corners,
  { widthPx, heightPx }: Pick<Sample, 'widthPx' | 'heightPx'>,
): { x: number; y: number; width: number; height: number } {
  const xs = corners.map(({ x }) => clamp(x, 0, widthPx));
  const ys = corners.map(({ y }) => clamp(y, 0, heightPx));
  const [x, y] = [round(Math.min(...xs)), round(Math.min(...ys))];
  return { x, y, width: round(Math.max(...xs) - x), height: round(Math.max(...ys) - y) };
}

/** To a hundredth of a pixel, which no labelling tool goes below. */
export const round = (value: number): number => Math.round(value * 100) / 100;
