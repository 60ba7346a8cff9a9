import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { CameraRig } from '../../firmware-bridge/ports.ts';
import type { WatchedRig } from '../../firmware-bridge/rig/camera-rig.ts';
import { createHead, followed } from './head.ts';
import { readRigFile } from './rig-file.ts';

it('a head that nobody measures goes dark when the board says that it did, or that it started anew', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gantry-head-'));
  const file = join(folder, 'rig.yaml');
  writeFileSync(file, 'gantry-rig: 1\nport: /dev/ttyACM0\nframes: { virtual: mjpeg }\n');
  const { value } = readRigFile(file);
  rmSync(folder, { recursive: true });

  const told: Record<string, () => void> = {};
  const board = {
    onSafe: (listener: () => void) => void Object.assign(told, { safe: listener }),
    onRestart: (listener: () => void) => void Object.assign(told, { restart: listener }),
    set: async () => {},
  };
  const clock = { nowS: () => 0, after: () => () => {} };
  const { rig, stance } = followed(
    board as unknown as CameraRig,
    createHead(value),
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
