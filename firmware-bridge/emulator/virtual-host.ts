/**
 * A host and an emulated serial device in one process and one time, the device's: the bridge's own code runs on it, with a
 * line in the place of serialport and the kernel. Nothing depends on the machine's load, so the same seed gives the same
 * bytes at the same moments, faults and all.
 */
import type { Rng } from '../../base/rng.ts';
import type { HostClock } from '../host-clock.ts';
import { RigError } from '../ports.ts';
import { type ByteLine, createListeners } from '../serial/byte-line.ts';
import { goodLine, type LineFaults, linesOf } from './line.ts';

/** What is at the other end of a serial line. */
export interface SerialDevice {
  nowS(): number;
  runTo(tS: number): void;
  receive(bytes: Iterable<number>): void;
}
/** A byte has left the device. */
export type OnByte = (byte: number, tS: number) => void;

export interface VirtualHost {
  readonly clock: HostClock;
  openLine(): Promise<ByteLine>;
  /** From now on, in both directions. */
  spoil(faults: LineFaults): void;
  unplug(): void;
  replug(): void;
  /** The host's process is no more: none of its timers fires, it hears nothing, its port is free. */
  killHost(): void;
  /** Lets time run until the work is done; what it throws, this throws. @throws HangError where it is not within that time */
  run<T>(work: Promise<T>, withinS: number): Promise<T>;
  runS(seconds: number): Promise<void>;
}

export class HangError extends Error {
  override readonly name = 'HangError';
}

/** Fine enough for 3 bytes at 57600 baud. */
const sliceS = 0.0005;

/** What waits for promises and ticks of the process goes on. */
const turn = (): Promise<void> => new Promise((done) => setImmediate(done));

interface Timer {
  readonly dueS: number;
  readonly act: () => void;
}

export function createVirtualHost<D extends SerialDevice>(
  createDevice: (onByte: OnByte) => D,
  rng: Rng,
): VirtualHost & { readonly device: D } {
  let [toDevice, fromDevice] = linesOf(rng, goodLine);
  const device = createDevice((byte, tS) => fromDevice.put([byte], tS));
  const { nowS } = device;
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
    device.receive(toDevice.take(nowS()));
    device.runTo(nowS() + sliceS);
    const bytes = fromDevice.take(nowS());
    if (bytes.length > 0) open?.bytes(Uint8Array.from(bytes));
    while (timers[0] && timers[0].dueS <= nowS()) timers.shift()!.act();
    await turn();
  }

  return {
    device,
    clock,
    async openLine() {
      if (!plugged) throw new RigError('virtual port: no such port');
      if (open && !open.closed()) throw new RigError('virtual port: locked');
      const listeners = createListeners();
      open = listeners;
      return {
        ...listeners.add,
        write: (bytes) => void (listeners.closed() || toDevice.put(bytes, nowS())),
        drain: async () => {},
        close: async () => listeners.close(),
      };
    },
    spoil(faults) {
      [toDevice, fromDevice] = linesOf(rng, faults);
    },
    unplug() {
      plugged = false;
      [toDevice, fromDevice] = linesOf(rng, goodLine);
      open?.close();
    },
    replug() {
      plugged = true;
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
        if (nowS() >= endS) throw new HangError(`not done within ${withinS} s of the device's time`);
      return work;
    },
    async runS(seconds) {
      for (const endS = nowS() + seconds; nowS() < endS; ) await slice();
    },
  };
}
