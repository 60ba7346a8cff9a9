/** A V4L2 device: what it is asked for, whether it gives that, and what helps where it does not. */
import { FrameError } from './feed.ts';
import type { PictureInfo } from './ffmpeg-log.ts';

export interface V4l2Input {
  readonly kind: 'v4l2';
  readonly device: string;
  readonly framesPerSecond: number;
  /** Left out, the size that the device is set to. */
  readonly capture?: Capture;
}

export interface Capture {
  readonly widthPx: number;
  readonly heightPx: number;
  /** By ffmpeg's name, such as mjpeg or yuyv422. */
  readonly format?: string;
}

/** Asked at each connection: a device that was unplugged has forgotten it. Times stay the driver's. */
export const v4l2Arguments = ({ device, framesPerSecond, capture }: V4l2Input): string[] => [
  ...['-fflags', 'nobuffer', '-analyzeduration', '0', '-probesize', '32'],
  ...['-f', 'v4l2', '-framerate', `${framesPerSecond}`, '-copyts'],
  ...(capture ? ['-video_size', `${capture.widthPx}x${capture.heightPx}`] : []),
  ...(capture?.format === undefined ? [] : ['-input_format', capture.format]),
  ...['-i', device],
];

const monotonicNowS = (): number => Number(process.hrtime.bigint()) / 1e9;
/** Times further from now are of another clock: no picture waits so long, and none is told further ahead. */
const [aheadS, longestWaitS] = [1, 60];

/**
 * When the kernel took a picture in. Drivers say it by CLOCK_MONOTONIC (Linux, "struct v4l2_buffer"), which is Node's hrtime.
 *
 * @param driverS as ffmpeg passes it on
 * @param receivedS now, by the host's clock
 * @returns by the host's clock; undefined where the driver uses another clock than that
 */
export function takenAt(
  driverS: number | undefined,
  receivedS: number,
  monotonicS = monotonicNowS(),
): number | undefined {
  const agoS = monotonicS - (driverS ?? Number.NaN);
  // Some drivers tell the end of a frame before it is over (vivid, Linux 6.1).
  return agoS > -aheadS && agoS < longestWaitS ? receivedS - Math.max(0, agoS) : undefined;
}

/** Drivers state 29.97 as 30, and the other way round. */
const rateTolerance = 0.01;

/** A driver that has not what it is asked for takes what is nearest. @throws FrameError saying what that is */
export function checkCapture({ framesPerSecond: asked, capture }: V4l2Input, picture: PictureInfo): void {
  const { widthPx, heightPx, framesPerSecond } = picture;
  if (capture && (capture.widthPx !== widthPx || capture.heightPx !== heightPx))
    throw new FrameError(`gives ${widthPx} × ${heightPx} pixels, not ${capture.widthPx} × ${capture.heightPx}`);
  if (framesPerSecond !== undefined && Math.abs(framesPerSecond / asked - 1) > rateTolerance)
    throw new FrameError(
      `gives ${Number(framesPerSecond.toFixed(2))} pictures a second, not ${asked} (framesPerSecond of the rig's camera)`,
    );
}

const helps: readonly (readonly [said: RegExp, help: string])[] = [
  [/No such file or directory/, 'v4l2-ctl --list-devices tells which there are'],
  [/Permission denied/, 'your user must be in the group video'],
  [/resource busy/, 'another program takes its pictures; fuser -v tells which'],
  [
    /VIDIOC_QUERYCAP|VIDIOC_G_INPUT|VIDIOC_G_FMT|Not a video capture device/,
    'no device that gives pictures: a camera has others beside it, see v4l2-ctl --list-devices',
  ],
  [/proper format/, 'ffmpeg -f v4l2 -list_formats all -i <device> tells what it has'],
];

/** @returns undefined where what was said says enough */
export const helpFor = (complaint: string): string | undefined => helps.find(([said]) => said.test(complaint))?.[1];
