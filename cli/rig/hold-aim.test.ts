import { expect, it } from 'vitest';
import { createRng } from '../../base/rng.ts';
import { readPins } from '../../firmware-bridge/emulator/pins.ts';
import { cameraRigHex, loadProgram } from '../../firmware-bridge/emulator/program.ts';
import { createVirtualBench } from '../../firmware-bridge/emulator/virtual-bench.ts';
import { connectRig } from '../../firmware-bridge/rig/connection.ts';
import { holdAim } from './hold-aim.ts';

it('an aim is set anew, dark, when a spoiled byte has reset the pins', async () => {
  const { board, clock, openLine, run, runS } = createVirtualBench(loadProgram(cameraRigHex), createRng('hold'));
  const connection = await run(connectRig({ name: 'rig', openLine, clock }), 20);
  const { rig, timed, onState } = connection;
  const wanted = { panUs: 1200, tiltUs: 1700, illumination: 1 };
  await run(rig.set(wanted), 1);
  void holdAim({ rig, timed, clock, onState }, wanted);
  await runS(0.1);
  expect(readPins(board).illumination).toBeGreaterThan(0.9);
  // Firmata's reset, one byte.
  board.receive([0xff]);
  await runS(0.3);
  const pins = readPins(board);
  expect(pins.illumination).toBe(0);
  expect(Math.abs(pins.panUs - wanted.panUs)).toBeLessThan(2);
  await run(connection.close(), 5);
});
