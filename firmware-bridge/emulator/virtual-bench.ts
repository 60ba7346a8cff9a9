/**
 * A host and an emulated board in one process and one time, the board's: the bridge's own code runs on it, from the
 * connection down to Firmata, with a line in the place of serialport and the kernel. Nothing depends on the machine's
 * load, so the same seed gives the same bytes at the same moments, faults and all.
 */
import type { Rng } from '../../base/rng.ts';
import type { HostClock } from '../host-clock.ts';
import { RigError } from '../ports.ts';
import { type ByteLine, createListeners } from '../serial/byte-line.ts';
import { type Board, createBoard, cyclesPerS, type PinChange } from './board.ts';
import { goodLine, type LineFaults, linesOf } from './line.ts';

export interface VirtualBench {
  readonly board: Board;
  readonly clock: HostClock;
  openLine(): Promise<ByteLine>;
  /** From now on, in both directions. */
  spoil(faults: LineFaults): void;
  unplug(): void;
  /** A USB board is powered by its plug: it starts anew. */
  replug(): void;
  /** The host's process is no more: none of its timers fires, nothing it wrote after this gets out, its port is free. */
  killHost(): void;
  /** Lets time run until the work is done; what it throws, this throws. @throws HangError where it is not within that time */
  run<T>(work: Promise<T>, withinS: number): Promise<T>;
  runS(seconds: number): Promise<void>;
}

/** Fine enough for 3 bytes at 57600 baud. */
const sliceS = 0.0005;

export class HangError extends Error {
  override readonly name = 'HangError';
}

/** What waits for promises and ticks of the process goes on. */
const turn = (): Promise<void> => new Promise((done) => setImmediate(done));

interface Timer {
  readonly dueS: number;
  readonly act: () => void;
}

export function createVirtualBench(
  program: Uint16Array,
  rng: Rng,
  onPin: (change: PinChange) => void = () => {},
): VirtualBench {
  let [toBoard, fromBoard] = linesOf(rng, goodLine);
  const board = createBoard(program, { onByte: (byte, cycle) => fromBoard.put([byte], cycle / cyclesPerS), onPin });
  const nowS = (): number => board.cycle() / cyclesPerS;
  let timers: Timer[] = [];
  let open: ReturnType<typeof createListeners> | undefined;
  let plugged = true;

  const clock: HostClock = {
    nowS,
    after(delayS, act) {
      const timer: Timer = { dueS: nowS() + delayS, act };
      const at = timers.findIndex(({ dueS }) => dueS > timer.dueS);
      timers.splice(at < 0 ? timers.length : at, 0, timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
  };

  async function slice(): Promise<void> {
    board.receive(toBoard.take(nowS()));
    board.runTo(board.cycle() + sliceS * cyclesPerS);
    const bytes = fromBoard.take(nowS());
    if (bytes.length > 0) open?.bytes(Uint8Array.from(bytes));
    while (timers[0] && timers[0].dueS <= nowS()) timers.shift()!.act();
    await turn();
  }

  return {
    board,
    clock,
    async openLine() {
      if (!plugged) throw new RigError('virtual port: no such port');
      if (open && !open.closed()) throw new RigError('virtual port: locked');
      const listeners = createListeners();
      open = listeners;
      return {
        ...listeners.add,
        write: (bytes) => void (listeners.closed() || toBoard.put(bytes, nowS())),
        drain: async () => {},
        close: async () => listeners.close(),
      };
    },
    spoil(faults) {
      [toBoard, fromBoard] = linesOf(rng, faults);
    },
    unplug() {
      plugged = false;
      [toBoard, fromBoard] = linesOf(rng, goodLine);
      open?.close();
    },
    replug() {
      plugged = true;
      board.reset('powerOn');
    },
    killHost() {
      timers = [];
      open = undefined;
    },
    async run(work, withinS) {
      let done = false;
      const end = (): void => {
        done = true;
      };
      work.then(end, end);
      // What is done at once is done before time runs.
      await turn();
      for (const endS = nowS() + withinS; !done; await slice())
        if (nowS() >= endS) throw new HangError(`not done within ${withinS} s of the board's time`);
      return work;
    },
    async runS(seconds) {
      for (const endS = nowS() + seconds; nowS() < endS; ) await slice();
    },
  };
}
