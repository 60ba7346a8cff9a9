import { grayFromRgba } from '../base/warp.ts';
import { createDetector } from './detect/detector.ts';
import { createRefiner } from './detect/refine.ts';
import type { Network } from './network.ts';
import type { PictureReader, PlateSighting, Recognizer } from './ports.ts';
import { createReader } from './read/reader.ts';
import { createStateTeller } from './read/state.ts';
import { createTracker, type Tracker } from './track/tracker.ts';

/** The networks that the pipeline runs; see {@link createDetector}, {@link createRefiner}, {@link createReader} and {@link createStateTeller} for what each gives. */
export interface Networks {
  readonly detector: Network;
  readonly refiner: Network;
  readonly reader: Network;
  readonly names: Network;
}

/** Joins the networks. What the reader finds nothing on is no plate. Free of Node: what runs the networks is passed in. */
export function createPictureReader(name: string, networks: Networks): PictureReader {
  const detector = createDetector(networks.detector);
  const refiner = createRefiner(networks.refiner);
  const reader = createReader(networks.reader);
  const states = createStateTeller(networks.names);
  return {
    name,
    async read({ rgba, widthPx, heightPx }) {
      const picture = grayFromRgba(rgba, widthPx, heightPx);
      const sightings: PlateSighting[] = [];
      for (const { corners: found, probability } of await detector.detect(picture)) {
        const corners = await refiner.refine(picture, found);
        const reading = await reader.read(picture, corners);
        if (reading.text === '') continue;
        const state = await states.tell(picture, corners);
        sightings.push({ corners, detection: probability, ...reading, state });
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
