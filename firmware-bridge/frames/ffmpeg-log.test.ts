import { describe, expect, it } from 'vitest';
import { createLogReader } from './ffmpeg-log.ts';

/** As ffmpeg 5.1 said them of the kernel's virtual camera (vivid, Linux 6.1); `…` is the rest of a line. */
const started = `[info] Input #0, video4linux2,v4l2, from '/dev/video0':
[info]   Duration: N/A, start: 360.842928, bitrate: 3456 kb/s
[info]   Stream #0:0: Video: rawvideo (I420 / 0x30323449), yuv420p, 320x180, 3456 kb/s, 5 fps, 5 tbr, 1000k tbn
[Parsed_showinfo_0 @ 0x559f67c7fb00] [info] config in time_base: 1/1000000, frame_rate: 5/1
[Parsed_showinfo_0 @ 0x559f67c7fb00] [info] config out time_base: 0/0, frame_rate: 0/0
[Parsed_showinfo_0 @ 0x559f67c7fb00] [info] n:   0 pts: 207625 pts_time:0.207625 pos:       -1 fmt:yuv420p sar:0/1 s:320x180 i:P iskey:1 type:I 
[Parsed_showinfo_0 @ 0x559f67c7fb00] [info] color_range:unknown color_space:unknown color_primaries:unknown color_trc:unknown
[info]   Stream #0:0: Video: rawvideo (RGBA / 0x41424752), rgba(pc, gbr/unknown/unknown, progressive), 320x180, q=2-31, 9216 kb/s, 5 fps, 5 tbn
[Parsed_showinfo_0 @ 0x559f67c7fb00] [info] n:   1 pts: 418523 pts_time:0.418523 pos:       -1 fmt:yuv420p sar:0/1 s:320x180 i:P iskey:1 type:I 
`;
const said = (text: string) => {
  const read = createLogReader();
  return text.split('\n').flatMap((line) => read(line) ?? []);
};
const showinfo = (text: string): string => `[Parsed_showinfo_0 @ 0x55574751a1c0] [info] ${text}\n`;

describe('what ffmpeg says', () => {
  it('is of each picture its time, its size and the rate of its stream', () =>
    expect(said(started)).toEqual(
      [0.207625, 0.418523].map((mediaS) => ({
        picture: { mediaS, widthPx: 320, heightPx: 180, framesPerSecond: 5 },
      })),
    ));

  it('has times to the microsecond, however long the stream has run', () => {
    const after11Hours = [
      showinfo('config in time_base: 1/1000000, frame_rate: 30/1'),
      showinfo('n:   1 pts:40000033333 pts_time:40000   pos:       -1 fmt:rgb24 sar:1/1 s:64x48 i:P iskey:1 type:I '),
      showinfo('n:   2 pts:40000066667 pts_time:40000.1 pos:       -1 fmt:rgb24 sar:1/1 s:64x48 i:P iskey:1 type:I '),
    ];
    expect(said(after11Hours.join(''))).toMatchObject([
      { picture: { mediaS: 40_000.033333 } },
      { picture: { mediaS: 40_000.066667 } },
    ]);
  });

  it('may leave time and rate open', () => {
    const open = [
      showinfo('config in time_base: 1/90000, frame_rate: 90000/1'),
      showinfo('n:   0 pts: NOPTS pts_time:NOPTS  pos:       -1 fmt:yuvj420p sar:1/1 s:640x360 i:P iskey:1 type:I '),
    ];
    expect(said(open.join(''))).toEqual([
      { picture: { mediaS: undefined, widthPx: 640, heightPx: 360, framesPerSecond: undefined } },
    ]);
  });

  it('is an error by its level, not by its words', () =>
    expect(
      said(`[video4linux2,v4l2 @ 0x5597ecf29880] [error] ioctl(VIDIOC_DQBUF): Input/output error
[error] /dev/video0: Device or resource busy
[video4linux2,v4l2 @ 0x5597ecf29880] [warning] Some buffers are still owned by the caller on close.
[info] Input #0, video4linux2,v4l2, from '/dev/error':
`),
    ).toEqual([
      { error: 'ioctl(VIDIOC_DQBUF): Input/output error' },
      { error: '/dev/video0: Device or resource busy' },
    ]));
});
