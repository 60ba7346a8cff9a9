/** What each stage of the recognizer costs, on frames that someone else has. */
import { performance } from 'node:perf_hooks';
import { grayFromRgba } from '../base/warp.ts';
import { createDetector } from './detect/detector.ts';
import { createRefiner } from './detect/refine.ts';
import type { Networks } from './networks.ts';
import type { Frame, PlateObservation } from './ports.ts';
import { cutCrop } from './read/crop.ts';
import { createReader } from './read/reader.ts';
import { createStateTeller } from './read/state.ts';
import { createTracker } from './track/tracker.ts';
import { createDescriber } from './vehicle/describer.ts';

/** Median milliseconds: of turning gray, detecting and tracking for a frame, of the others for a plate. */
export interface StageTimes {
  readonly grayMs: number;
  readonly detectMs: number;
  readonly refineMs: number;
  readonly rectifyMs: number;
  readonly readMs: number;
  readonly stateMs: number;
  readonly describeMs: number;
  readonly trackMs: number;
  /** A frame with all its plates. */
  readonly frameMs: number;
  readonly frames: number;
  readonly plates: number;
}

export async function timeStages(frames: readonly Frame[], networks: Networks): Promise<StageTimes> {
  const detector = createDetector(networks.detector);
  const refiner = createRefiner(networks.refiner);
  const reader = createReader(networks.reader);
  const states = createStateTeller(networks.names);
  const describer = createDescriber(networks.describer);
  const tracker = createTracker('bench');
  const times = {
    gray: [] as number[],
    detect: [] as number[],
    refine: [] as number[],
    rectify: [] as number[],
    read: [] as number[],
    state: [] as number[],
    describe: [] as number[],
    track: [] as number[],
    frame: [] as number[],
  };
  const timed = async <T>(stage: keyof typeof times, work: () => T | Promise<T>): Promise<T> => {
    const startMs = performance.now();
    const result = await work();
    times[stage].push(performance.now() - startMs);
    return result;
  };
  for (const frame of frames)
    await timed('frame', async () => {
      const picture = await timed('gray', () => grayFromRgba(frame.rgba, frame.widthPx, frame.heightPx));
      const observations: PlateObservation[] = [];
      for (const { corners: found, probability } of await timed('detect', () => detector.detect(picture))) {
        const corners = await timed('refine', () => refiner.refine(picture, found));
        await timed('rectify', () => cutCrop(picture, corners));
        const reading = await timed('read', () => reader.read(picture, corners));
        const state = await timed('state', () => states.tell(picture, corners));
        const vehicle = await timed('describe', () => describer.describe(frame, corners));
        observations.push({
          frameIndex: frame.index,
          tS: frame.tS,
          corners,
          detection: probability,
          ...reading,
          state,
          vehicle,
        });
      }
      await timed('track', () => tracker.take(frame, observations));
    });
  return {
    grayMs: median(times.gray),
    detectMs: median(times.detect),
    refineMs: median(times.refine),
    rectifyMs: median(times.rectify),
    readMs: median(times.read),
    stateMs: median(times.state),
    describeMs: median(times.describe),
    trackMs: median(times.track),
    frameMs: median(times.frame),
    frames: frames.length,
    plates: times.read.length,
  };
}

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
