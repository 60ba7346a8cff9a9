import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { writeCalibration } from '../../firmware-bridge/calibration/file.ts';
import { fitServo } from '../../firmware-bridge/calibration/fit.ts';
import { standsAtDeg } from '../../firmware-bridge/emulator/servo.ts';
import type { CameraRig } from '../../firmware-bridge/ports.ts';
import type { WatchedRig } from '../../firmware-bridge/rig/camera-rig.ts';
import { createHead, followed } from './head.ts';
import { readRigFile } from './rig-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'gantry-head-'));
afterAll(() => rmSync(folder, { recursive: true }));
function rigFile(text: string) {
  const file = join(folder, 'rig.yaml');
  writeFileSync(file, `gantry-rig: 1\n${text}`);
  return readRigFile(file);
}

it('an emulated head stands where its servos turn, which its calibration meets but for some tenths of a degree', () => {
  const of = { name: 'GantryRig 1.0', port: 'emulated', date: '2026-11-29T12:00:00.000Z' };
  const measured = (axis: 'pan' | 'tilt') => {
    const points = [900, 1200, 1500, 1800, 2100].map((pulseUs) => ({ pulseUs, deg: standsAtDeg(axis, pulseUs) }));
    return { of, points, fit: fitServo(points) };
  };
  const calibration = { format: 'gantry-rig-calibration/2', pan: measured('pan'), tilt: measured('tilt') } as const;
  writeCalibration(join(folder, 'cal.json'), calibration);
  const file = rigFile(
    'emulate: {}\nframes: { virtual: rtsp }\nservos: { calibration: cal.json, pan: { deg: -12 }, tilt: { deg: -4 } }\n',
  );
  const head = createHead(file);
  const { pan, tilt } = file.servoMaps;
  head.step({ panUs: pan.pulseFor(20)!, tiltUs: tilt.pulseFor(-9)!, illumination: 0 }, 2);
  const { panDeg, tiltDeg } = head.stance();
  expect(Math.abs(panDeg - 20)).toBeLessThan(0.5);
  expect(Math.abs(tiltDeg + 9)).toBeLessThan(0.5);
  expect(panDeg).not.toBeCloseTo(20, 6);
});

it('a head that nobody measures goes dark when the board says that it did, or that it started anew', async () => {
  const told: Record<string, () => void> = {};
  const board = {
    onSafe: (listener: () => void) => void Object.assign(told, { safe: listener }),
    onRestart: (listener: () => void) => void Object.assign(told, { restart: listener }),
    set: async () => {},
  };
  const clock = { nowS: () => 0, after: () => () => {} };
  const { rig, stance } = followed(
    board as unknown as CameraRig,
    createHead(rigFile('port: /dev/ttyACM0\nframes: { virtual: mjpeg }\n')),
    clock,
    board as unknown as WatchedRig,
  );
  for (const event of ['safe', 'restart']) {
    await rig.set({ panUs: 1500, tiltUs: 1500, illumination: 1 });
    expect(stance().illuminatorLevel).toBe(1);
    told[event]!();
    expect(stance().illuminatorLevel).toBe(0);
  }
});
