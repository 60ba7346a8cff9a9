import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeCalibration } from '../../firmware-bridge/calibration/file.ts';
import { fitServo } from '../../firmware-bridge/calibration/fit.ts';
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
    [
      'a camera line that leads nowhere',
      (text) => `${text}ptz: { address: 2 }\n`,
      /:8:6: .*\n.*either port or emulate/,
    ],
    ['a camera line that sets no exposure', (text) => `${text}ptz: { emulate: {}, protocol: pelco-d }\n`, /visca/],
    [
      'pulses beside a calibration',
      (text) => text.replace('servos:', 'servos:\n  calibration: rig-calibration.json'),
      /:7:14: .*\n.*either this or a calibration/,
    ],
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
      'something asked of a camera that is no device',
      (text) => text.replace('virtual: rtsp', 'rtsp: rtsp://c/, capture: { widthPx: 640, heightPx: 360 }, screen: {}'),
      /:3:37: .*\n.*a v4l2 device/,
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
      /:6:8: the pan servo does not turn to the -35° of scenario night-turn\n.*-3\.7° to 120\.0°, for 544 to 2400 µs/,
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

  it.each(['admin:secret@', 'admin:s@cr@t@'])('is kept by a run without the camera’s name and password: %s', (who) => {
    const text = good
      .replace('emulate: {}\n', '')
      .replace('virtual: rtsp', `rtsp: "rtsp://${who}192.168.1.20/stream?to=a@b", screen: {}`);
    expect(frozenRig(read(text))).toBe(text.replace(who, ''));
  });

  it('is kept by a run without those among the parameters', () => {
    const text = good
      .replace('emulate: {}\n', '')
      .replace('virtual: rtsp', 'mjpeg: "http://192.168.1.20/mjpg?user=admin&pwd=s3cret&size=1", screen: {}');
    expect(frozenRig(read(text))).toBe(text.replace('admin', '…').replace('s3cret', '…'));
  });

  describe('with a calibration beside it', () => {
    const text = good.replace(
      /servos:[\s\S]*/,
      'servos: { calibration: cal.json, pan: { deg: -12 }, tilt: { deg: -4 } }\n',
    );
    it('takes its pulses from it, and refuses what was not measured', () => {
      const points = [900, 1200, 1500, 1800, 2100].map((pulseUs) => ({ pulseUs, deg: (pulseUs - 1400) / 20 }));
      const of = { name: 'GantryRig 1.0', port: 'emulated', date: '2026-11-29T12:00:00.000Z' };
      const servo = { of, points, fit: fitServo(points) };
      writeCalibration(join(folder, 'cal.json'), { format: 'gantry-rig-calibration/2', pan: servo, tilt: servo });
      const file = read(text);
      expect(file.servoMaps.pan.pulseFor(-22)).toBeCloseTo(1600, 6);
      expect(file.servoMaps.tilt.pulseFor(6)).toBeCloseTo(1600, 6);
      expect(planThrough(file, plan).camera.panDeg).toBe(-35);
      expect(() => planThrough(read(text.replace('-12', '20')), plan)).toThrow(
        /:5:39: the pan servo does not turn to the -35°.*\n.*-15\.0° to 45\.0°, for 900 to 2100 µs/,
      );
    });
    it('that is not there, names it', () =>
      expect(() => read(text.replace('cal.json', 'none.json'))).toThrow(/none\.json: file not found/));
  });

  it('that is not there is named', () =>
    expect(() => readRigFile(join(folder, 'no.yaml'))).toThrow(/no\.yaml: file not found/));
});
