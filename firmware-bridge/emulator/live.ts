/** The emulated board at the pace of real time behind a port, for programs that open serial ports. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Rng } from '../../base/rng.ts';
import { createBoard, cyclesPerS } from './board.ts';
import { goodLine, type LineFaults, linesOf } from './line.ts';
import { emulatedSensorsV, type PinReadings, pins, readPins } from './pins.ts';
import { openPty } from './pty.ts';
import { createAimSieve } from './sieve.ts';
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
  /** From now on what would turn the servos is lost (sieve.ts). */
  loseAims(): void;
  /** Its time now ends there, until it is let go further. Resolves when it is there. */
  runTo(tS: number): Promise<void>;
  /** A pulse on the strobe's pin, as a camera gives it while it exposes. */
  strobe(fromS: number, untilS: number): void;
  close(): void;
}

const sliceMs = 2;
const sliceS = sliceMs / 1000;
/**
 * It catches up with what the machine's load made it miss, so that its clock stays true. A firmware that never sleeps may
 * take more of the processor than there is: where after so much of it the board has not got even as far, the time that is
 * missing is let go. To the host that looks like a board that has started anew, as no resonator is that far off. It is more
 * than what a path of the program that is run for the first time costs to be compiled.
 */
const catchUpCpuS = 0.2;
const cpuS = (): number => process.cpuUsage().user / 1e6;

export async function startLiveBoard(program: Uint16Array, rng: Rng): Promise<LiveBoard> {
  let [toBoard, fromBoard] = linesOf(rng, goodLine);
  const board = createBoard(program, {
    onByte: (byte, cycle) => fromBoard.put([byte], cycle / cyclesPerS),
    onPin: (change) => camera(change),
  });
  const camera = attachCamera(board, emulatedCamera);
  board.applyV(0, emulatedSensorsV.temperature);
  board.applyV(1, emulatedSensorsV.light);
  let sieve = (bytes: Iterable<number>): Iterable<number> => bytes;
  const folder = mkdtempSync(join(tmpdir(), 'gantry-port-'));
  const path = join(folder, 'port');
  let pty: Awaited<ReturnType<typeof openPty>> | undefined;

  let endS = Number.POSITIVE_INFINITY;
  const arrived: (() => void)[] = [];
  const boardS = (): number => board.cycle() / cyclesPerS;
  let originS = performance.now() / 1000 - boardS();
  const nowS = (): number => performance.now() / 1000 - originS;
  function catchUp(): void {
    const dueS = Math.min(nowS(), endS);
    // Held at its end, it lets no time pass.
    originS = Math.max(originS, performance.now() / 1000 - endS);
    const toCycle = Math.floor(dueS * cyclesPerS);
    for (const [fromCpuS, fromS] = [cpuS(), boardS()]; board.cycle() < toCycle; ) {
      const usedS = cpuS() - fromCpuS;
      if (usedS > catchUpCpuS && boardS() - fromS < usedS) {
        originS += (toCycle - board.cycle()) / cyclesPerS;
        board.receive(toBoard.flush());
        break;
      }
      board.receive(toBoard.take(boardS()));
      board.runTo(Math.min(board.cycle() + sliceS * cyclesPerS, toCycle));
    }
    const bytes = fromBoard.take(boardS());
    if (bytes.length > 0) pty?.write(Uint8Array.from(bytes));
    if (board.cycle() >= Math.floor(endS * cyclesPerS)) for (const tell of arrived.splice(0)) tell();
  }
  const timer = setInterval(catchUp, sliceMs);
  // What comes now reaches the board at this moment of its own time, even if it is not there yet.
  const receive = (bytes: Uint8Array): void => toBoard.put(sieve(bytes), nowS());

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
    loseAims() {
      sieve = createAimSieve();
    },
    runTo(tS) {
      endS = tS;
      return new Promise((done) => arrived.push(done));
    },
    strobe(fromS, untilS) {
      board.at(fromS * cyclesPerS, () => board.drive(pins.strobe, true));
      board.at(untilS * cyclesPerS, () => board.drive(pins.strobe, false));
    },
    close() {
      clearInterval(timer);
      unplug();
      rmSync(folder, { recursive: true });
    },
  };
}
