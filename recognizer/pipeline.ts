import { grayFromRgba } from '../base/warp.ts';
import { createDetector } from './detect/detector.ts';
import { createRefiner } from './detect/refine.ts';
import type { Network } from './network.ts';
import type { PictureReader, PlateSighting, Recognizer, VehicleRead } from './ports.ts';
import { createReader } from './read/reader.ts';
import { createTracker, type Tracker } from './track/tracker.ts';
import { createDescriber } from './vehicle/describer.ts';

/** The networks that the pipeline runs; see {@link createDetector}, {@link createRefiner}, {@link createReader} and {@link createDescriber} for what each gives. */
export interface Networks {
  readonly detector: Network;
  readonly refiner: Network;
  readonly reader: Network;
  readonly describer: Network;
}

const nothingTold: VehicleRead = { color: null, body: null };

/** Joins detector, refiner, reader and describer; only what bears a text is described. Free of Node: what runs the networks is passed in. */
export function createPictureReader(name: string, networks: Networks): PictureReader {
  const detector = createDetector(networks.detector);
  const refiner = createRefiner(networks.refiner);
  const reader = createReader(networks.reader);
  const describer = createDescriber(networks.describer);
  return {
    name,
    async read(picture) {
      const gray = grayFromRgba(picture.rgba, picture.widthPx, picture.heightPx);
      const sightings: PlateSighting[] = [];
      for (const { corners: found, probability } of await detector.detect(gray)) {
        const corners = await refiner.refine(gray, found);
        const reading = await reader.read(gray, corners);
        const vehicle = reading.text === '' ? nothingTold : await describer.describe(picture, corners);
        sightings.push({ corners, detection: probability, ...reading, vehicle });
      }
      return sightings;
    },
  };
}

/** Follows what a reader of pictures sees from frame to frame: one read a pass, whoever made the reader. */
export function followPlates(reader: PictureReader): Recognizer {
  let tracker: Tracker | undefined;
  return {
    name: reader.name,
    async process(frame) {
      tracker ??= createTracker(frame.cameraId);
      const sightings = await reader.read(frame);
      return tracker.take(
        frame,
        sightings.map((sighting) => ({ frameIndex: frame.index, tS: frame.tS, ...sighting })),
      );
    },
    async finish() {
      return tracker?.finish() ?? [];
    },
  };
}
