/** The physical camera of a rig file, its stream opened; where a board hears its strobe, each picture has its exposure's time. */
import {
  createArrivalTiming,
  createExposureTiming,
  type FrameTiming,
  pairEdges,
  type TimingOptions,
} from '../../../firmware-bridge/frames/exposures.ts';
import type { Feed, FeedTools } from '../../../firmware-bridge/frames/feed.ts';
import { ffmpegFeed } from '../../../firmware-bridge/frames/ffmpeg.ts';
import { createLiveSource, type LiveFrameSource, type TimedFrame } from '../../../firmware-bridge/frames/live.ts';
import { mjpegFeed } from '../../../firmware-bridge/frames/mjpeg.ts';
import { snapshotFeed } from '../../../firmware-bridge/frames/snapshot.ts';
import { realClock } from '../../../firmware-bridge/host-clock.ts';
import { RigError } from '../../../firmware-bridge/ports.ts';
import { createCameraRig, rigFirmwareName } from '../../../firmware-bridge/rig/camera-rig.ts';
import type { HostTime } from '../../../firmware-bridge/rig/clock.ts';
import { openBoard } from '../../../firmware-bridge/rig/open-board.ts';
import { decodePicture } from '../../../recognizer/adapters/picture/decode.ts';
import { lostRig } from '../lost-rig.ts';
import type { Rig } from '../rig-file.ts';
import type { Opened } from '../with-opened.ts';

export interface ScreenCamera {
  readonly stream: LiveFrameSource;
  /** When a picture was exposed where a board tells that, else when it came; by the host's clock. */
  timeOf(frame: TimedFrame): HostTime;
  /** The board that hears the strobe. */
  readonly board: string | undefined;
  /** Rejects when the board is gone; never resolves. */
  readonly lost: Promise<never>;
}

/** @throws RigError where the board is not there, or hears no strobe */
export async function openScreenCamera(rig: Rig, opened: Opened): Promise<ScreenCamera> {
  const { port, camera, frames } = rig;
  const period = { periodS: 1 / camera.framesPerSecond };
  const timing = { ...period, latencyS: camera.readoutS };
  const board = port === undefined ? undefined : await openStrobe(port, timing, opened);
  const stream = createLiveSource(feedOf(frames, camera.framesPerSecond), {
    cameraId: 'camera',
    framesPerSecond: camera.framesPerSecond,
    timing: board?.timing ?? createArrivalTiming({ ...period, latencyS: 0 }),
    nowS: realClock.nowS,
    startS: () => 0,
  });
  opened(stream.close);
  return {
    stream,
    timeOf: ({ tS, uncertaintyS, receivedS }) => (board ? { tS, uncertaintyS } : { tS: receivedS, uncertaintyS: 0 }),
    board: board?.name,
    lost: board?.lost ?? new Promise(() => {}),
  };
}

function feedOf({ mjpeg, snapshots, rtsp, v4l2, capture }: Rig['frames'], framesPerSecond: number): Feed {
  const { nowS } = realClock;
  const tools: FeedTools = { decode: (bytes) => decodePicture(bytes, "the camera's picture"), nowS };
  if (mjpeg !== undefined) return mjpegFeed(new URL(mjpeg), tools);
  if (snapshots !== undefined) return snapshotFeed(new URL(snapshots), 1 / framesPerSecond, tools);
  if (rtsp !== undefined) return ffmpegFeed({ kind: 'rtsp', url: new URL(rtsp) }, tools);
  return ffmpegFeed({ kind: 'v4l2', device: v4l2!, framesPerSecond, ...(capture && { capture }) }, tools);
}

interface Strobe {
  readonly name: string;
  readonly timing: FrameTiming;
  readonly lost: Promise<never>;
}

async function openStrobe(port: string, options: TimingOptions, opened: Opened): Promise<Strobe> {
  const open = await openBoard(port, ({ close }) => opened(close));
  if (!open.firmware.startsWith(rigFirmwareName))
    throw new RigError(`the board at ${port} runs ${open.firmware}, which does not time a camera's strobe`);
  const rig = await createCameraRig(open, realClock);
  opened(() => rig.close());
  const timing = createExposureTiming(options);
  rig.onEdge(pairEdges(timing.exposed));
  return { name: rig.name, timing, lost: lostRig(open.line, rig) };
}
