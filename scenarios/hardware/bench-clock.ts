/**
 * The time of a bench. With a physical board it is the host's. With an emulated one it is the board's, in lockstep: it is
 * granted in small steps, never faster than real time, and stands still while a picture is made, carried or read, so that
 * a slow machine only takes longer.
 */
import { setImmediate as turn } from 'node:timers/promises';
import type { PinReadings } from '../../firmware-bridge/emulator/pins.ts';
import type { EmulatedBoard } from '../../firmware-bridge/emulator/process.ts';
import { type HostClock, realClock } from '../../firmware-bridge/host-clock.ts';
import { RigError } from '../../firmware-bridge/ports.ts';

export interface BenchClock extends HostClock {
  readonly isLockstep: boolean;
  /** A reading and the emulated board's own time differ by less: they lie in the same step. */
  readonly stepS: number;
  /** Resolves when that moment has come. */
  until(tS: number): Promise<void>;
  /** Time stands still until the function that this gives is called; several may hold at once. */
  hold(): () => void;
}

/** The host's own time. @param signal ends all waiting */
export const hostBenchClock = (signal: AbortSignal): BenchClock => ({
  ...realClock,
  isLockstep: false,
  stepS: 0,
  until: untilBy(realClock, signal),
  hold: () => () => {},
});

const untilBy =
  (clock: HostClock, signal: AbortSignal) =>
  (tS: number): Promise<void> =>
    new Promise((done, fail) => {
      const end = (): void => {
        callOff();
        fail(new RigError('the bench is closed'));
      };
      if (signal.aborted) return fail(new RigError('the bench is closed'));
      const callOff = clock.after(Math.max(0, tS - clock.nowS()), () => {
        signal.removeEventListener('abort', end);
        done();
      });
      signal.addEventListener('abort', end, { once: true });
    });

export interface Lockstep {
  readonly clock: BenchClock;
  /** Resolves when the clock has come to a stop for good. @throws RigError where the board has ended by itself */
  readonly ended: Promise<void>;
  /** From now on nobody holds the clock: a rig that is to be made safe needs its time. */
  letGo(): void;
}

const stepS = 0.01;

/**
 * @param onStep what the pins did at the end of each step, in order
 * @param signal stops the clock, and ends all waiting
 */
export async function startLockstep(
  board: EmulatedBoard,
  onStep: (pins: PinReadings) => void,
  signal: AbortSignal,
): Promise<Lockstep> {
  const timers: { readonly dueS: number; readonly act: () => void }[] = [];
  let [holds, mayHold] = [0, true];
  let wake = (): void => {};
  let doneS = (await board.ask('read')).tS;
  let step: { readonly untilS: number; readonly since: number } | undefined;

  const nowS = (): number => (step ? Math.min(step.untilS, doneS + (performance.now() - step.since) / 1000) : doneS);
  const add = (dueS: number, act: () => void): (() => void) => {
    const timer = { dueS, act };
    const at = timers.findIndex((other) => other.dueS > dueS);
    timers.splice(at < 0 ? timers.length : at, 0, timer);
    return () => {
      const index = timers.indexOf(timer);
      if (index >= 0) timers.splice(index, 1);
    };
  };

  async function run(): Promise<void> {
    while (!signal.aborted) {
      while (timers[0] && timers[0].dueS <= doneS) timers.shift()!.act();
      // What was waited for may hold the clock at once.
      await turn();
      if (holds > 0 && mayHold) {
        await new Promise<void>((done) => {
          wake = done;
        });
        continue;
      }
      const untilS = Math.min(doneS + stepS, timers[0]?.dueS ?? Number.POSITIVE_INFINITY);
      step = { untilS, since: performance.now() };
      const pins = await board.runTo(untilS);
      step = undefined;
      doneS = untilS;
      onStep({ ...pins, tS: untilS });
    }
  }

  signal.addEventListener('abort', () => wake(), { once: true });
  const clock: HostClock = { nowS, after: (delayS, act) => add(nowS() + delayS, act) };
  return {
    clock: {
      ...clock,
      isLockstep: true,
      stepS,
      until: untilBy(clock, signal),
      hold() {
        holds++;
        let held = true;
        return () => {
          if (!held) return;
          held = false;
          if (--holds === 0) wake();
        };
      },
    },
    ended: run(),
    letGo() {
      mayHold = false;
      wake();
    },
  };
}
