import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scenarioFile } from '../library.ts';
import { planScenario } from '../plan.ts';
import { scenarioFromFile } from '../source.ts';
import { frozenRig, planThrough, readRigFile } from './rig-file.ts';

const good = `gantry-rig: 1
emulate: {}
frames: { virtual: rtsp }
camera: { widthPx: 640, heightPx: 360, framesPerSecond: 5 }
servos:
  pan: { us: 1500, deg: -12, usPerDeg: 10 }
  tilt: { us: 1500, deg: -4.25, usPerDeg: 10 }
`;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gantry-rig-file-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function read(text: string) {
  const file = join(folder, 'rig.yaml');
  writeFileSync(file, text);
  return readRigFile(file);
}
const plan = planScenario(scenarioFromFile(scenarioFile('night-turn')));

describe('a rig file', () => {
  it('puts its sensor and pace in the place of the scenario’s, and leaves lens and mount', () => {
    const { camera } = planThrough(read(good), plan);
    expect(camera).toMatchObject({ framesPerSecond: 5, sensor: { widthPx: 640, heightPx: 360 } });
    expect(camera.sensor.widthMm).toBe(plan.camera.sensor.widthMm);
    expect({ ...camera, sensor: 0, framesPerSecond: 0 }).toEqual({ ...plan.camera, sensor: 0, framesPerSecond: 0 });
  });

  it('finds its firmware from where it lies', () =>
    expect(read(good.replace('{}', '{ hex: other.hex }')).value.emulate!.hex).toBe(join(folder, 'other.hex')));

  it.each<[string, (text: string) => string, RegExp]>([
    [
      'neither a port nor an emulated board',
      (text) => text.replace('emulate: {}\n', ''),
      /:1:13: .*\n.*either port or emulate/,
    ],
    ['both', (text) => `port: /dev/ttyACM0\n${text}`, /:3:10: .*\n.*either port or emulate/],
    ['an unknown way of frames', (text) => text.replace('rtsp', 'h264'), /:3:20: frames\.virtual .*\n.*mjpeg, rtsp/],
    ['an unknown key', (text) => text.replace('widthPx', 'width'), /:4:11: unknown key "width" in camera/],
    [
      'a servo that does not turn',
      (text) => text.replace('usPerDeg: 10', 'usPerDeg: 0'),
      /:6:40: .*\n.*at least 1 µs a degree/,
    ],
    [
      'more loss than a line may have',
      (text) => text.replace('{}', '{ line: { drop: 1 } }'),
      /:2:26: emulate\.line\.drop is too large/,
    ],
    [
      'two ways of frames',
      (text) => text.replace('virtual: rtsp', 'virtual: rtsp, mjpeg: http://c/'),
      /:3:9: .*\n.*one of/,
    ],
    ['no way of frames', (text) => text.replace('{ virtual: rtsp }', '{}'), /:3:9: .*\n.*one of/],
    [
      'a physical camera and no screen',
      (text) => text.replace('virtual: rtsp', 'rtsp: rtsp://c/'),
      /:3:9: .*\n.*screen: \{\}/,
    ],
    [
      'a physical camera on an emulated board',
      (text) => text.replace('virtual: rtsp', 'v4l2: /dev/video0, screen: {}'),
      /:2:10: .*\n.*hears no physical camera/,
    ],
    [
      'the virtual camera before a screen',
      (text) => text.replace('virtual: rtsp', 'virtual: rtsp, screen: {}'),
      /:3:34: .*\n.*a physical camera/,
    ],
    [
      'an address of another kind',
      (text) => text.replace('virtual: rtsp', 'mjpeg: rtsp://c/, screen: {}'),
      /:3:18: .*\n.*such as http/,
    ],
  ])('is refused with %s', (_, change, message) => expect(() => read(change(good))).toThrow(message));

  it('is refused for a scenario that its servos cannot follow', () =>
    expect(() => planThrough(read(good.replace('deg: -12, usPerDeg: 10', 'deg: 60, usPerDeg: 15')), plan)).toThrow(
      /:6:8: the pan servo would need a pulse of 75 µs for -35°\n.*544 to 2400 µs/,
    ));

  it('with a screen asks nothing of servos, and gives every moment two of the camera’s pictures', () => {
    const rig = read(
      good
        .replace('emulate: {}\n', '')
        .replace('virtual: rtsp', 'mjpeg: http://camera/stream, screen: {}')
        .replace('framesPerSecond: 5', 'framesPerSecond: 30')
        .replace('deg: -12', 'deg: 600'),
    );
    expect(rig.value.frames.screen).toEqual({ port: 4311, pace: 'real-time', waitS: 300 });
    expect(planThrough(rig, plan).camera).toMatchObject({ framesPerSecond: 15, panDeg: plan.camera.panDeg });
  });

  it('is kept by a run without the camera’s name and password', () => {
    const text = good
      .replace('emulate: {}\n', '')
      .replace('virtual: rtsp', 'rtsp: "rtsp://admin:secret@192.168.1.20/stream", screen: {}');
    expect(frozenRig(read(text))).toBe(text.replace('admin:secret@', ''));
  });

  it('that is not there is named', () =>
    expect(() => readRigFile(join(folder, 'no.yaml'))).toThrow(/no\.yaml: file not found/));
});
