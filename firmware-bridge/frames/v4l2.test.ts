import { describe, expect, it } from 'vitest';
import { checkCapture, helpFor, takenAt, type V4l2Input, v4l2Arguments } from './v4l2.ts';

const input: V4l2Input = {
  kind: 'v4l2',
  device: '/dev/video0',
  framesPerSecond: 5,
  capture: { widthPx: 320, heightPx: 180, format: 'mjpeg' },
};
const { capture: _, ...asItIs } = input;
const picture = { mediaS: 0, widthPx: 320, heightPx: 180, framesPerSecond: 5 };

describe('a V4L2 device', () => {
  it('is asked for what the rig file says', () => {
    expect(v4l2Arguments(input).join(' ')).toBe(
      '-fflags nobuffer -analyzeduration 0 -probesize 32 -f v4l2 -framerate 5 -copyts -video_size 320x180 -input_format mjpeg -i /dev/video0',
    );
    expect(v4l2Arguments(asItIs).join(' ')).toBe(
      '-fflags nobuffer -analyzeduration 0 -probesize 32 -f v4l2 -framerate 5 -copyts -i /dev/video0',
    );
  });

  it.each([
    ['what it was asked for', input, picture],
    ['any size where none was asked for', asItIs, { ...picture, widthPx: 640 }],
    ['a rate that it does not declare', input, { ...picture, framesPerSecond: undefined }],
    ['30 for 29.97', { ...input, framesPerSecond: 29.97 }, { ...picture, framesPerSecond: 30 }],
  ])('may give %s', (_, asked, given) => expect(() => checkCapture(asked, given)).not.toThrow());

  it.each([
    ['size', { ...picture, widthPx: 640, heightPx: 360 }, 'gives 640 × 360 pixels, not 320 × 180'],
    ['rate', { ...picture, framesPerSecond: 742_500 / 12_375 }, /^gives 60 pictures a second, not 5/],
  ])('with another %s is refused', (_, given, why) => expect(() => checkCapture(input, given)).toThrow(why));

  it.each([
    ['a moment ago', 360.8, 7.3],
    ['now, by a driver that tells it ahead', 361.18, 7.5],
    ['by the time of day', 1.79e9, undefined],
    ['from zero on', 0.2, undefined],
    ['never', undefined, undefined],
  ])('took a picture %s', (_, driverS, takenS) => {
    const taken = takenAt(driverS, 7.5, 361);
    if (takenS === undefined) expect(taken).toBeUndefined();
    else expect(taken).toBeCloseTo(takenS, 9);
  });

  it.each([
    ['/dev/video9: No such file or directory', /--list-devices/],
    ['Cannot open video device /dev/video0: Permission denied; /dev/video0: Permission denied', /group video/],
    ['/dev/video0: Device or resource busy', /another program/],
    ['ioctl(VIDIOC_G_INPUT): Inappropriate ioctl for device; /dev/video1: Inappropriate ioctl for device', /beside it/],
    ['ioctl(VIDIOC_G_FMT): Invalid argument; /dev/vbi0: Invalid argument', /beside it/],
    ["Cannot find a proper format for codec 'mjpeg' (id 7), pixel format 'none' (id -1)", /list_formats/],
    ['ioctl(VIDIOC_DQBUF): No such device', undefined],
  ])('that says %s', (complaint, help) =>
    help ? expect(helpFor(complaint)).toMatch(help) : expect(helpFor(complaint)).toBeUndefined(),
  );
});
