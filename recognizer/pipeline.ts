import { grayFromRgba } from '../base/warp.ts';
import { createDetector } from './detect/detector.ts';
import type { Network } from './network.ts';
import type { PlateObservation, Recognizer } from './ports.ts';
import { createReader } from './read/reader.ts';
import { createTracker, type Tracker } from './track/tracker.ts';

/** The networks that the pipeline runs; see {@link createDetector} and {@link createReader} for what each gives. */
export interface Networks {
  readonly detector: Network;
  readonly reader: Network;
}

/** Joins detector, reader and tracker. Free of Node: what runs the networks is passed in. */
export function createPipeline(name: string, networks: Networks): Recognizer {
  const detector = createDetector(networks.detector);
  const reader = createReader(networks.reader);
  let tracker: Tracker | undefined;
  return {
    name,
    async process(frame) {
      tracker ??= createTracker(frame.cameraId);
      const picture = grayFromRgba(frame.rgba, frame.widthPx, frame.heightPx);
      const observations: PlateObservation[] = [];
      for (const { corners, probability } of await detector.detect(picture)) {
        const reading = await reader.read(picture, corners);
        observations.push({ frameIndex: frame.index, tS: frame.tS, corners, detection: probability, ...reading });
      }
      return tracker.take(frame, observations);
    },
    async finish() {
      return tracker?.finish() ?? [];
    },
  };
}
