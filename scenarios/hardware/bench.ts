/** A bench, opened as a rig file says: the board and its clock, the camera's head, the camera's stream. */
import type { PinReadings } from '../../firmware-bridge/emulator/pins.ts';
import { startEmulatedBoard } from '../../firmware-bridge/emulator/process.ts';
import {
  createArrivalTiming,
  createExposureTiming,
  type FrameTiming,
  pairEdges,
} from '../../firmware-bridge/frames/exposures.ts';
import type { Arrival, Feed, FeedTools } from '../../firmware-bridge/frames/feed.ts';
import { ffmpegFeed } from '../../firmware-bridge/frames/ffmpeg.ts';
import { mjpegFeed } from '../../firmware-bridge/frames/mjpeg.ts';
import { serveMjpeg } from '../../firmware-bridge/frames/serve/mjpeg.ts';
import { serveRtsp } from '../../firmware-bridge/frames/serve/rtsp.ts';
import type { PictureServer } from '../../firmware-bridge/frames/serve/server.ts';
import { createStatedTiming } from '../../firmware-bridge/frames/stated.ts';
import { type CameraRig, RigError } from '../../firmware-bridge/ports.ts';
import type { TimedRig } from '../../firmware-bridge/rig/camera-rig.ts';
import { openBoard } from '../../firmware-bridge/rig/open-board.ts';
import { rigOf } from '../../firmware-bridge/rig/rig-of.ts';
import { decodePicture } from '../../recognizer/adapters/picture/decode.ts';
import { type BenchClock, hostBenchClock, startLockstep } from './bench-clock.ts';
import { type ExposureLine, openExposureLine } from './exposure-line.ts';
import { createHead, followed, type Head, type Stance } from './head.ts';
import { lostRig } from './lost-rig.ts';
import type { Rig, RigFile } from './rig-file.ts';
import type { Opened } from './with-opened.ts';

/** What a bench gives a run; the virtual camera is the run's own. */
export interface Bench {
  readonly clock: BenchClock;
  readonly rig: CameraRig;
  /** Where the rig file names one. */
  readonly exposureLine: ExposureLine | undefined;
  readonly server: PictureServer;
  /** Its pictures, connected by who uses it; tells of each that it has come. */
  readonly feed: Feed;
  readonly timing: FrameTiming;
  /** Where the head stands now, and its illuminator's level: from the emulated pins, or from what the board last said. */
  stance(): Stance;
  strobe(fromS: number, untilS: number): void;
  /** The faults that the rig file wants begin. */
  spoil(): Promise<void>;
  /** Resolves when the picture that was sent last has come, or does not come. */
  carried(): Promise<void>;
  /** Rejects when the board is gone; never resolves. */
  readonly lost: Promise<never>;
  /** @throws RigError where the board does not answer */
  answers(): Promise<void>;
}

/** A picture that takes longer than this on the loopback does not come. */
const carryMs = 1000;

/** The virtual camera has the host's clock, and no time passes while it takes it. */
const statedUncertaintyS = 0.001;

/** Each part is told to `opened`, which closes it. @throws RigError where the rig is not there or does not answer; InputError where its firmware file is none */
export async function openBench(rigFile: RigFile, opened: Opened): Promise<Bench> {
  const file = rigFile.value;
  const head = createHead(rigFile);
  const { port, board, clock, ended, letGo } = await openPort(file, head, opened);
  const exposureLine = file.ptz && (await openExposureLine(file.ptz, clock, opened));
  const answering = await openBoard(port, ({ close }) => opened(close));
  const { rig, watched: timed } = await rigOf(answering, clock);
  opened(() => rig.close());
  const lost = Promise.race([lostRig(answering.line, timed), ...ended]);
  lost.catch(() => {});
  const server = file.frames.virtual === 'rtsp' ? await serveRtsp() : await serveMjpeg();
  opened(() => server.close());
  opened(letGo);
  const { feed, carried } = carriedFeed(feedOf(file, server, clock));
  const { emulate, camera } = file;
  return {
    clock,
    ...(board ? { rig, stance: head.stance } : followed(rig, head, clock, timed)),
    exposureLine,
    server,
    feed,
    timing: board ? timingOf(camera, timed, clock) : createStatedTiming(statedUncertaintyS),
    // A board that is gone is told of by `lost`.
    strobe: (fromS, untilS) => void board?.strobe(fromS, untilS).catch(() => {}),
    async spoil() {
      if (emulate?.loseAims) await board!.ask('lose-aims');
      if (emulate && Object.values(emulate.line).some((chance) => chance > 0)) await board!.ask('spoil', emulate.line);
    },
    lost,
    answers: async () => void (await timed?.link()),
    carried: clock.isLockstep ? carried : async () => {},
  };
}

async function openPort({ port, emulate }: Rig, head: Head, opened: Opened) {
  const stop = new AbortController();
  if (!emulate) {
    opened(() => stop.abort());
    return { port: port!, clock: hostBenchClock(stop.signal), ended: [], letGo: () => {} };
  }
  const board = await startEmulatedBoard({ seed: emulate.seed, ...(emulate.hex && { hex: emulate.hex }) });
  opened(() => board.close());
  let lastS: number | undefined;
  const step = (pins: PinReadings): void => {
    head.step(pins, pins.tS - (lastS ?? pins.tS));
    lastS = pins.tS;
  };
  const { clock, ended, letGo } = await startLockstep(board, step, stop.signal);
  opened(() => stop.abort());
  const gone = ended.then((): never => {
    throw new RigError('the emulated board has stopped');
  });
  gone.catch(() => {});
  return { port: board.port, board, clock, ended: [gone], letGo };
}

/** Where the strobe is heard, exposures have times of their own; else pictures go by their arrival, which lockstep keeps even. */
function timingOf(
  { framesPerSecond, readoutS }: Rig['camera'],
  strobing: TimedRig | undefined,
  { stepS }: BenchClock,
): FrameTiming {
  const periodS = 1 / framesPerSecond;
  if (!strobing) return createArrivalTiming({ periodS, latencyS: readoutS });
  const timing = createExposureTiming({ periodS, latencyS: readoutS });
  strobing.onEdge(pairEdges(timing.exposed, stepS));
  return timing;
}

function feedOf({ frames }: Rig, server: PictureServer, clock: BenchClock): Feed {
  const tools: FeedTools = { decode: (bytes) => decodePicture(bytes, server.url), nowS: clock.nowS };
  const url = new URL(server.url);
  return frames.virtual === 'rtsp' ? ffmpegFeed({ kind: 'rtsp', url }, tools) : mjpegFeed(url, tools);
}

/** A feed that tells when the next picture has come. */
function carriedFeed(feed: Feed): Pick<Bench, 'feed' | 'carried'> {
  let came = (): void => {};
  const watched = (arrived: (arrival: Arrival) => void) => (arrival: Arrival) => {
    arrived(arrival);
    came();
  };
  return {
    feed: { ...feed, connect: (arrived, signal) => feed.connect(watched(arrived), signal) },
    carried: () =>
      new Promise((done) => {
        const timer = setTimeout(done, carryMs);
        came = () => {
          clearTimeout(timer);
          done();
        };
      }),
  };
}
