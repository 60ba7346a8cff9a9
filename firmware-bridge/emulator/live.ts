/** The emulated board at the pace of real time behind a port, for programs that open serial ports. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Rng } from '../../base/rng.ts';
import { createBoard, cyclesPerS } from './board.ts';
import { goodLine, type LineFaults, linesOf } from './line.ts';
import { type PinReadings, readPins } from './pins.ts';
import { openPty } from './pty.ts';
import { attachCamera, emulatedCamera } from './strobe-camera.ts';

export interface LiveBoard {
  readonly port: string;
  readings(): PinReadings;
  /** From now on, in both directions. */
  spoil(faults: LineFaults): void;
  brownOut(): void;
  /** The firmware hangs, and its watchdog bites. */
  hang(): void;
  unplug(): void;
  replug(): Promise<void>;
  close(): void;
}

const sliceMs = 2;
/**
 * Further behind than this, it lets the lost time go instead of running to catch up; to the host that looks like a board
 * that has started anew, as no resonator is that far off.
 */
const lagS = 2;

export async function startLiveBoard(program: Uint16Array, rng: Rng): Promise<LiveBoard> {
  let [toBoard, fromBoard] = linesOf(rng, goodLine);
  const board = createBoard(program, {
    onByte: (byte, cycle) => fromBoard.put([byte], cycle / cyclesPerS),
    onPin: (change) => camera(change),
  });
  const camera = attachCamera(board, emulatedCamera);
  const folder = mkdtempSync(join(tmpdir(), 'gantry-port-'));
  const path = join(folder, 'port');
  let pty: Awaited<ReturnType<typeof openPty>> | undefined;

  let origin = performance.now() / 1000 - board.cycle() / cyclesPerS;
  function catchUp(): void {
    const now = performance.now() / 1000;
    const behindS = now - origin - board.cycle() / cyclesPerS;
    if (behindS > lagS) origin += behindS - lagS;
    board.receive(toBoard.take(board.cycle() / cyclesPerS));
    board.runTo((now - origin) * cyclesPerS);
    const bytes = fromBoard.take(board.cycle() / cyclesPerS);
    if (bytes.length > 0) pty?.write(Uint8Array.from(bytes));
  }
  const timer = setInterval(catchUp, sliceMs);
  // What comes now must not reach a board whose clock is behind.
  function receive(bytes: Uint8Array): void {
    catchUp();
    toBoard.put(bytes, board.cycle() / cyclesPerS);
  }

  pty = await openPty(path, receive);

  const unplug = (): void => {
    pty?.close();
    pty = undefined;
  };
  return {
    port: path,
    readings() {
      catchUp();
      return readPins(board);
    },
    spoil(faults) {
      [toBoard, fromBoard] = linesOf(rng, faults);
    },
    brownOut: () => board.reset('brownOut'),
    hang: () => board.hang(),
    unplug,
    async replug() {
      unplug();
      // A USB board is powered by its plug: it starts anew.
      board.reset('powerOn');
      pty = await openPty(path, receive);
    },
    close() {
      clearInterval(timer);
      unplug();
      rmSync(folder, { recursive: true });
    },
  };
}
