/** `frames` of a rig file: the virtual camera's way, or a physical camera and the screen that it looks at. */
import { z } from 'zod';
import { positive } from '../fields.ts';

const http = z.url({ protocol: /^https?$/, error: 'an address such as http://192.168.1.20/stream' });

const screenSchema = z
  .strictObject({
    port: z.int().min(0).max(65_535).default(4311).describe('Where the page for the screen is; 0 takes any free one.'),
    momentsPerSecond: positive
      .max(60)
      .exactOptional()
      .describe("Of the scenario, each shown until the next; half the camera's framesPerSecond when left out."),
    pace: z
      .enum(['real-time', 'seen'])
      .default('real-time')
      .describe('seen: each moment stays until the camera has seen it, for a slow screen or camera.'),
    waitS: positive
      .max(3600)
      .default(300)
      .describe('How long a person has to open the page, and the camera then to find the screen.'),
  })
  .describe('The scenario is shown on a screen of this machine, with marks that say where and when.');

const captureSchema = z
  .strictObject({
    widthPx: z.int().positive(),
    heightPx: z.int().positive(),
    format: z
      .string()
      .regex(/^\w+$/, "ffmpeg's name of a format, such as mjpeg or yuyv422")
      .exactOptional()
      .describe('What ffmpeg -f v4l2 -list_formats all -i <device> names; the first that ffmpeg knows when left out.'),
  })
  .describe('What a V4L2 device is asked for; the size that it is set to when left out.');

export const framesSchema = z
  .strictObject({
    virtual: z
      .enum(['mjpeg', 'rtsp'])
      .exactOptional()
      .describe('The virtual camera serves what the simulator sees from where the servos stand, by that protocol.'),
    mjpeg: http.exactOptional(),
    snapshots: http.exactOptional(),
    rtsp: z.url({ protocol: /^rtsps?$/, error: 'an address such as rtsp://192.168.1.20/stream' }).exactOptional(),
    v4l2: z.string().min(1).exactOptional().describe('A device, best by its name under /dev/v4l/by-id.'),
    capture: captureSchema.exactOptional(),
    screen: screenSchema.exactOptional(),
  })
  .describe('One way, and with a physical camera the screen that it looks at.');

const physicalWays = ['mjpeg', 'snapshots', 'rtsp', 'v4l2'] as const;

interface Joined {
  readonly port?: string;
  readonly emulate?: unknown;
  readonly ptz?: unknown;
  readonly frames: z.infer<typeof framesSchema>;
}

interface Wrong {
  readonly path: readonly string[];
  readonly message: string;
}

/** What in a rig file does not go with its frames. */
export function wrongFrames({ port, emulate, ptz, frames }: Joined): Wrong[] {
  const ways = (['virtual', ...physicalWays] as const).filter((way) => frames[way] !== undefined);
  const [way] = ways;
  if (way === undefined || ways.length > 1)
    return [{ path: ['frames'], message: `one of virtual, ${physicalWays.join(', ')}` }];
  if (frames.capture && way !== 'v4l2')
    return [{ path: ['frames', 'capture'], message: 'a v4l2 device: other cameras are set by themselves' }];
  if (way !== 'virtual')
    return [
      ...(frames.screen
        ? []
        : [{ path: ['frames'], message: 'screen: {}, as what is before a physical camera is only known of a screen' }]),
      ...(emulate === undefined
        ? []
        : [{ path: ['emulate'], message: "a port, or nothing: an emulated board hears no physical camera's strobe" }]),
      ...(ptz === undefined
        ? []
        : [{ path: ['ptz'], message: 'nothing: before a screen a camera keeps the exposure that it was set to' }]),
    ];
  return [
    ...(frames.screen ? [{ path: ['frames', 'screen'], message: 'a physical camera in the place of virtual' }] : []),
    ...(port !== undefined && frames.virtual !== 'mjpeg'
      ? [
          {
            path: ['frames', 'virtual'],
            message: 'mjpeg with a port: in real time, pictures have to carry when they were exposed',
          },
        ]
      : []),
    ...((port === undefined) === (emulate === undefined)
      ? [{ path: [port === undefined ? 'gantry-rig' : 'emulate'], message: 'either port or emulate' }]
      : []),
  ];
}
