/** The emulated board at the pace of real time behind a port, for programs that open serial ports. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Rng } from '../../base/rng.ts';
import { createBoard, cyclesPerS } from './board.ts';
import { createLine, goodLine, type LineFaults } from './line.ts';
import { openPty } from './pty.ts';
import { createAimSieve } from './sieve.ts';

export interface PinReadings {
  readonly panUs: number;
  readonly tiltUs: number;
  readonly illumination: number;
  readonly shutter: 0 | 1;
  /** Of the board, since it was started. */
  readonly tS: number;
}

export interface LiveBoard {
  readonly port: string;
  readings(): PinReadings;
  /** From now on, in both directions. */
  spoil(faults: LineFaults): void;
  brownOut(): void;
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

const strobePin = 2;
const sliceMs = 2;
/** Further behind than this, it lets the lost time go instead of running to catch up. */
const lagS = 0.1;

export async function startLiveBoard(program: Uint16Array, rng: Rng): Promise<LiveBoard> {
  let [toBoard, fromBoard] = [createLine(rng.fork('to'), goodLine), createLine(rng.fork('from'), goodLine)];
  const sent: number[] = [];
  const board = createBoard(program, { onByte: (byte) => sent.push(byte) });
  let sieve = (bytes: Iterable<number>): Iterable<number> => bytes;
  const receive = (bytes: Uint8Array): void => board.receive(toBoard(sieve(bytes)));
  const folder = mkdtempSync(join(tmpdir(), 'gantry-port-'));
  const path = join(folder, 'port');
  let pty: Awaited<ReturnType<typeof openPty>> | undefined = await openPty(path, receive);

  let endS = Number.POSITIVE_INFINITY;
  const arrived: (() => void)[] = [];
  let origin = performance.now() / 1000 - board.cycle() / cyclesPerS;
  const timer = setInterval(() => {
    const now = performance.now() / 1000;
    const behindS = now - origin - board.cycle() / cyclesPerS;
    if (behindS > lagS) origin += behindS - lagS;
    const dueS = Math.min(now - origin, endS);
    origin = Math.max(origin, now - endS);
    board.runTo(dueS * cyclesPerS);
    const bytes = fromBoard(sent.splice(0));
    if (bytes.length > 0) pty?.write(Uint8Array.from(bytes));
    if (board.cycle() >= Math.floor(endS * cyclesPerS)) for (const tell of arrived.splice(0)) tell();
  }, sliceMs);

  const unplug = (): void => {
    pty?.close();
    pty = undefined;
  };
  return {
    port: path,
    readings: () => ({
      panUs: board.pulseUs(9),
      tiltUs: board.pulseUs(10),
      illumination: board.duty(3),
      shutter: board.level(4),
      tS: board.cycle() / cyclesPerS,
    }),
    spoil(faults) {
      toBoard = createLine(rng.fork('to'), faults);
      fromBoard = createLine(rng.fork('from'), faults);
    },
    brownOut: () => board.reset('brownOut'),
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
      board.at(fromS * cyclesPerS, () => board.drive(strobePin, true));
      board.at(untilS * cyclesPerS, () => board.drive(strobePin, false));
    },
    close() {
      clearInterval(timer);
      unplug();
      rmSync(folder, { recursive: true });
    },
  };
}
