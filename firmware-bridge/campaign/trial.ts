/** One trial of the fault campaign: a rig and a camera at work in emulated time, something strikes, and it is measured what becomes of it. */
import type { Rng } from '../../base/rng.ts';
import { cyclesPerS } from '../emulator/board.ts';
import { createStreamCamera, type StreamTiming } from '../emulator/stream-camera.ts';
import { createVirtualBench } from '../emulator/virtual-bench.ts';
import { HangError } from '../emulator/virtual-host.ts';
import { createRecorder } from '../recording/recorder.ts';
import { connectRig, type RigConnection } from '../rig/connection.ts';
import { createFillingDisk } from './disk.ts';
import { closingWithinS, type FaultKind, type Strike, strikeOf } from './faults.ts';
import { createHost, type Host, type Told } from './host.ts';
import { createPinWatch, judgeTimes, type TimesJudged } from './truth.ts';

export interface Trial {
  readonly index: number;
  readonly kind: FaultKind;
  /** Of the board's time. */
  readonly lastedS: number;
  /** Was the light ever on? What never lights is no proof that it goes dark. */
  readonly lit: boolean;
  /** From the fault, or from the closing, to the last moment at which the light was on or the shutter high. */
  readonly safeAfterS: number;
  readonly safeWithinS: number;
  /** What did not end within its time; undefined when all did. */
  readonly hang: string | undefined;
  /** What a program with a rig must not meet. */
  readonly error: string | undefined;
  readonly times: TimesJudged & {
    /** Pulses and frames whose times were not told, as they were not sure. */
    readonly untold: number;
  };
  /** Of the connection. */
  readonly states: readonly string[];
}

/** Of a rig that tells no time of a frame, none can be wrong. */
export const trialPasses = ({ hang, error, lit, times, safeAfterS, safeWithinS }: Trial): boolean =>
  hang === undefined &&
  error === undefined &&
  lit &&
  times.frames > 0 &&
  times.wrong === 0 &&
  safeAfterS <= safeWithinS;

const stream: StreamTiming = { periodS: 0.2, exposureS: 0.002, latencyS: [0.03, 0.06] };
/** Limits in the board's time: to connect, to work and be done, to find a lost rig again, to close. */
const within = { connectS: 20, workS: 20, readyS: 120, closeS: 5 } as const;

/** Same rng, same trial. */
export async function runTrial(index: number, kind: FaultKind, program: Uint16Array, rng: Rng): Promise<Trial> {
  const strike: Strike = strikeOf(kind);
  const watch = createPinWatch();
  const bench = createVirtualBench(program, rng.fork('line'), watch.note);
  const { clock } = bench;
  const chance = rng.fork('work');
  const states: string[] = [];
  const hosts: Host[] = [];
  /** Who takes the camera's pictures. */
  let taking: Host | undefined;
  const told: Told[] = [];
  const camera = createStreamCamera(bench.board, rng.fork('camera'), stream, (arrival) => taking?.take(arrival));
  const disk = createFillingDisk();
  let recordingFailed = (): void => {};
  const fullDisk = new Promise<void>((done) => {
    recordingFailed = done;
  });

  async function connect(): Promise<RigConnection> {
    const plain = { name: 'rig', openLine: bench.openLine, clock };
    const recorder =
      kind === 'disk-full' ? createRecorder(plain, disk, '2026-01-01T00:00:00.000Z', recordingFailed) : undefined;
    const connection = await bench.run(connectRig(recorder?.options ?? plain), within.connectS);
    connection.onState(({ name, attempt }) => states.push(attempt > 0 ? `${name} ${attempt}` : name));
    hosts.push(
      createHost(connection, clock, { ...stream, latencyS: stream.latencyS[0] }, chance.fork(hosts.length), told),
    );
    taking = hosts.at(-1);
    return connection;
  }
  const workFor = (seconds: number): Promise<void> => {
    const endS = clock.nowS() + seconds;
    return bench.run(
      hosts.at(-1)!.work(() => clock.nowS() >= endS),
      within.workS,
    );
  };

  /** What strikes, while the host is at work; @returns when it did */
  async function struck(): Promise<number> {
    let sinceS: number | undefined;
    const act = {
      unplug: bench.unplug,
      'brown-out': () => bench.board.reset('brownOut'),
      'brown-out-unheard': () => bench.board.reset('brownOut'),
      'firmware-hangs': bench.board.hang,
      'host-killed'() {
        bench.killHost();
        taking = undefined;
      },
      'camera-stuck': () => camera.fail('stuck'),
      'stream-frozen': () => camera.fail('frozen'),
      'disk-full': disk.fill,
    }[kind as string]!;
    bench.board.at(bench.board.cycle() + chance.uniform(0.2, 0.8) * cyclesPerS, () => {
      sinceS = clock.nowS();
      act();
    });
    const isStruck = (): boolean => sinceS !== undefined;
    // A killed host never ends.
    if (kind === 'host-killed') {
      void hosts.at(-1)!.work(isStruck);
      await bench.runS(0.8);
    } else await bench.run(hosts.at(-1)!.work(isStruck), within.workS);
    return sinceS!;
  }

  async function recover(connection: RigConnection): Promise<RigConnection> {
    if (kind === 'host-killed') return connect();
    if (kind === 'unplug') {
      await bench.runS(chance.uniform(0, 3));
      bench.replug();
    }
    await bench.run(connection.whenReady(), within.readyS);
    return connection;
  }

  let safeAfterS = Number.NaN;
  let [hang, error]: (string | undefined)[] = [];
  try {
    let connection = await connect();
    await workFor(1);
    if (strike.line) bench.spoil(strike.line);
    if (strike.from === 'closing') await workFor(3);
    else {
      const sinceS = await struck();
      if (kind === 'disk-full') {
        await bench.run(fullDisk, within.closeS);
        taking = undefined;
        await bench.run(connection.close(), within.closeS);
      }
      if (kind === 'camera-stuck' || kind === 'stream-frozen') await bench.run(hosts.at(-1)!.stalled(), within.workS);
      await bench.runS(strike.safeWithinS + 0.1);
      safeAfterS = watch.unsafeUntilS(clock.nowS()) - sinceS;
      if (kind !== 'disk-full') connection = await recover(connection);
      if (kind !== 'disk-full') await workFor(1);
    }
    taking = undefined;
    const closingS = clock.nowS();
    await bench.run(connection.close(), within.closeS);
    await bench.runS(closingWithinS);
    const closedAfterS = watch.unsafeUntilS(clock.nowS()) - closingS;
    if (strike.from === 'closing') safeAfterS = closedAfterS;
    else if (closedAfterS > closingWithinS) error = `not safe ${closingWithinS} s after closing`;
  } catch (problem) {
    if (problem instanceof HangError) hang = problem.message;
    else error = (problem as Error).message;
  } finally {
    disk.remove();
  }
  return {
    index,
    kind,
    lastedS: clock.nowS(),
    lit: watch.lit(),
    safeAfterS: Math.max(0, safeAfterS),
    safeWithinS: strike.safeWithinS,
    hang,
    error,
    times: { ...judgeTimes(told, watch, camera), untold: hosts.reduce((sum, host) => sum + host.untold(), 0) },
    states,
  };
}
