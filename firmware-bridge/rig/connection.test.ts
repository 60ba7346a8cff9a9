import { describe, expect, it } from 'vitest';
import { createRng } from '../../base/rng.ts';
import { goodLine } from '../emulator/line.ts';
import { pins, readPins } from '../emulator/pins.ts';
import { cameraRigHex, loadProgram } from '../emulator/program.ts';
import { attachCamera, emulatedCamera } from '../emulator/strobe-camera.ts';
import { createVirtualBench } from '../emulator/virtual-bench.ts';
import { connectRig, type RigConnection } from './connection.ts';

const program = loadProgram(cameraRigHex);
const lit = { panUs: 1200, tiltUs: 1700, illumination: 1 };

async function connected(attempts = 3) {
  const bench = createVirtualBench(program, createRng('connection'));
  const { openLine, clock } = bench;
  const connection = await bench.run(connectRig({ name: 'rig', openLine, clock, attempts }), 20);
  const states: string[] = [];
  connection.onState(({ name, attempt }) => states.push(attempt > 0 ? `${name} ${attempt}` : name));
  const isLit = (): boolean => readPins(bench.board).illumination > 0.9;
  const light = async (): Promise<void> => {
    await bench.run(connection.rig.set(lit), 1);
    await bench.runS(0.1);
    expect(isLit()).toBe(true);
  };
  return { bench, connection, states, isLit, light };
}

describe('a connection to the rig', () => {
  it('sets it, and makes it safe when it is closed', async () => {
    const { bench, connection, light } = await connected();
    expect(connection.state()).toEqual({ name: 'ready', attempt: 0 });
    await light();
    expect(readPins(bench.board).panUs).toBeCloseTo(1200, -1);
    await bench.run(connection.close(), 1);
    expect(bench.board.level(pins.illuminator)).toBe(0);
    expect(connection.state().name).toBe('closed');
    await expect(connection.rig.set(lit)).rejects.toThrow('rig: the rig is closed');
  });

  it('finds an unplugged rig again, and leaves it safe until it is set', async () => {
    const { bench, connection, states, light, isLit } = await connected();
    await light();
    bench.unplug();
    await bench.runS(0.01);
    await expect(connection.rig.set(lit)).rejects.toThrow('rig: the rig is reconnecting, attempt 1');
    await bench.runS(0.3);
    bench.replug();
    await bench.run(connection.whenReady(), 10);
    expect(states).toEqual([
      ...['lost', 'reconnecting 1', 'opening 1', 'reconnecting 2', 'opening 2', 'synchronising 2', 'ready'],
    ]);
    await bench.runS(0.1);
    expect(isLit()).toBe(false);
    await light();
  });

  it('gives an unplugged rig up after so many attempts, and can still be closed', async () => {
    const { bench, connection, states } = await connected(2);
    bench.unplug();
    await expect(bench.run(connection.whenReady(), 10)).rejects.toThrow('no such port');
    expect(states.at(-1)).toBe('failed 2');
    await bench.run(connection.close(), 1);
    expect(connection.state().name).toBe('closed');
  });

  it.each(['brownOut', 'hang'] as const)('learns the clock of a board anew after %s', async (fault) => {
    const { bench, connection, states, light, isLit } = await connected();
    const told: string[] = [];
    connection.timed!.onSafe((reason) => told.push(reason));
    await light();
    if (fault === 'hang') bench.board.hang();
    else bench.board.reset('brownOut');
    await bench.runS(1);
    expect(told).toEqual([fault === 'hang' ? 'watchdog' : 'brown-out']);
    expect(states).toEqual(['synchronising 1', 'ready']);
    expect(isLit()).toBe(false);
    const { rise } = await bench.run(connection.timed!.trigger(500), 1);
    expect(Math.abs(rise.tS - bench.clock.nowS())).toBeLessThan(0.05);
  });

  it('takes a line that brings nothing for lost; the board is safe by itself', async () => {
    const { bench, connection, states, light, isLit } = await connected();
    await light();
    bench.spoil({ ...goodLine, drop: 1 });
    await bench.runS(1.6);
    expect(isLit()).toBe(false);
    await bench.runS(8);
    expect(states.slice(0, 2)).toEqual(['lost', 'reconnecting 1']);
    bench.spoil(goodLine);
    await bench.run(connection.whenReady(), 40);
  });

  it('is closed in the middle of reconnecting, and stays closed', async () => {
    const { bench, connection, states } = await connected();
    bench.unplug();
    await bench.runS(0.05);
    await bench.run(connection.close(), 1);
    bench.replug();
    await bench.runS(5);
    expect(states.at(-1)).toBe('closed');
  });

  it('fails at once where there is no port', async () => {
    const bench = createVirtualBench(program, createRng('none'));
    bench.unplug();
    const { openLine, clock } = bench;
    const connecting: Promise<RigConnection> = connectRig({ name: 'rig', openLine, clock });
    await expect(bench.run(connecting, 1)).rejects.toThrow('no such port');
  });
});

describe('times of exposures', () => {
  it('are the true ones within what is stated, and come after a ping has made them sure', async () => {
    const exposures: number[] = [];
    const bench = createVirtualBench(program, createRng('edges'), (change) => camera(change));
    const camera = attachCamera(bench.board, emulatedCamera, (from) => exposures.push(from / 16e6));
    const { openLine, clock } = bench;
    const { timed } = await bench.run(connectRig({ name: 'rig', openLine, clock }), 20);
    const edges: { tS: number; uncertaintyS: number }[] = [];
    timed!.onEdge((level, at) => level === 1 && edges.push(at));
    for (let count = 0; count < 5; count++) {
      await bench.run(timed!.trigger(500), 1);
      await bench.runS(0.3);
    }
    expect(edges).toHaveLength(5);
    for (const [index, { tS, uncertaintyS }] of edges.entries()) {
      expect(uncertaintyS).toBeLessThan(0.004);
      expect(Math.abs(tS - exposures[index]!)).toBeLessThanOrEqual(uncertaintyS);
    }
  });

  it('are not told where the board starts anew before they are sure, though it cannot say so', async () => {
    const bench = createVirtualBench(program, createRng('silent'), (change) => camera(change));
    const camera = attachCamera(bench.board, emulatedCamera);
    const { openLine, clock } = bench;
    const { timed, whenReady } = await bench.run(connectRig({ name: 'rig', openLine, clock }), 20);
    await bench.runS(2);
    let told = 0;
    timed!.onEdge(() => told++);
    const trigger = timed!.trigger(500);
    trigger.catch(() => {});
    // The pulse is over, its answer under way; then all that comes from the new start is lost.
    await bench.runS(0.006);
    bench.spoil({ ...goodLine, drop: 1 });
    bench.board.reset('brownOut');
    await bench.runS(0.05);
    bench.spoil(goodLine);
    await expect(bench.run(trigger, 5)).rejects.toThrow(/is not known/);
    expect(told).toBe(0);
    await bench.run(whenReady(), 2);
    const { edgesUnsure } = await bench.run(timed!.link(), 2);
    expect(edgesUnsure).toBeGreaterThan(0);
  });
});
