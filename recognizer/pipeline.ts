import { grayFromRgba } from '../base/warp.ts';
import { createDetector } from './detect/detector.ts';
import { createRefiner } from './detect/refine.ts';
import type { Networks } from './networks.ts';
import type { Frame, PictureReader, PlateRead, PlateSighting, Recognizer } from './ports.ts';
import { createReader } from './read/reader.ts';
import { createStateTeller } from './read/state.ts';
import { createTracker, type Tracker } from './track/tracker.ts';
import { createDescriber } from './vehicle/describer.ts';

/** Joins the networks. What the reader finds nothing on is no plate. Free of Node: what runs the networks is passed in. */
export function createPictureReader(name: string, networks: Networks): PictureReader {
  const detector = createDetector(networks.detector);
  const refiner = createRefiner(networks.refiner);
  const reader = createReader(networks.reader);
  const states = createStateTeller(networks.names);
  const describer = createDescriber(networks.describer);
  return {
    name,
    async read(picture) {
      const gray = grayFromRgba(picture.rgba, picture.widthPx, picture.heightPx);
      const sightings: PlateSighting[] = [];
      for (const { corners: found, probability } of await detector.detect(gray)) {
        const corners = await refiner.refine(gray, found);
        const reading = await reader.read(gray, corners);
        if (reading.text === '') continue;
        const state = await states.tell(gray, corners);
        const vehicle = await describer.describe(picture, corners);
        sightings.push({ corners, detection: probability, ...reading, state, vehicle });
      }
      return sightings;
    },
  };
}

/** Joins what was seen in one camera's frames into reads, one a pass; frames come in their order. */
export interface Follower {
  /** Gives the reads that became known with this frame. */
  take(frame: Pick<Frame, 'cameraId' | 'index' | 'tS'>, sightings: readonly PlateSighting[]): readonly PlateRead[];
  /** The frames have ended: gives what the open tracks still hold. */
  finish(): readonly PlateRead[];
}

export function createFollower(): Follower {
  let tracker: Tracker | undefined;
  return {
    take({ cameraId, index, tS }, sightings) {
      tracker ??= createTracker(cameraId);
      return tracker.take(
        { tS },
        sightings.map((sighting) => ({ frameIndex: index, tS, ...sighting })),
      );
    },
    finish: () => tracker?.finish() ?? [],
  };
}

/**
 * Follows what a reader of pictures sees from frame to frame, whoever made the reader. As many frames as the reader takes
 * are read at once; they are followed in the order in which they were given.
 */
export function followPlates(reader: PictureReader): Recognizer {
  const follower = createFollower();
  let last: Promise<unknown> = Promise.resolve();
  return {
    name: reader.name,
    atOnce: reader.atOnce ?? 1,
    process(frame) {
      const followed = Promise.all([reader.read(frame), last]).then(([sightings]) => follower.take(frame, sightings));
      last = followed;
      return followed;
    },
    async finish() {
      await last;
      return follower.finish();
    },
  };
}
