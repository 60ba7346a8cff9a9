/** A scenario through hardware: the rig turns and lights the camera, its stream gives the frames, the rest is as without. */
import { setTimeout as pause } from 'node:timers/promises';
import { InputError, type Place } from '../../base/errors.ts';
import { strangeParts } from '../../firmware-bridge/calibration/file.ts';
import { FrameError } from '../../firmware-bridge/frames/feed.ts';
import { createLiveSource, type LiveFrameSource } from '../../firmware-bridge/frames/live.ts';
import { RigError } from '../../firmware-bridge/ports.ts';
import { stableName } from '../../firmware-bridge/serial/list.ts';
import { createRecognizer } from '../../recognizer/recognizer.ts';
import { frameCount } from '../../sim/camera/truth.ts';
import type { Plan } from '../plan.ts';
import { takeOverLists } from '../run/follow.ts';
import { perceive } from '../run/perceive.ts';
import { silent } from '../run/progress.ts';
import type { RunResult } from '../run/result.ts';
import { conclude, type RunOptions } from '../run/run.ts';
import { type Bench, openBench } from './bench.ts';
import { createCommander } from './commands.ts';
import { plannedTruth } from './planned-truth.ts';
import { checkPerceived, type HardwareReport, missesOf } from './report.ts';
import { frozenRig, planThrough, type RigFile } from './rig-file.ts';
import { runOnScreen, type Showing } from './screen/run.ts';
import { spreadOf } from './spread.ts';
import { createVirtualCamera } from './virtual-camera.ts';
import { withOpened } from './with-opened.ts';

export interface ThroughOptions extends RunOptions {
  readonly rig: RigFile;
  /** For a rig whose camera looks at a screen. */
  readonly showing?: Showing;
  /** Ends the run: the rig is made safe. */
  readonly signal?: AbortSignal;
}

/** From the set-up to the run's beginning: the head gets to where the scenario has it, the stream gets under way. */
const leadS = 1;
const watchMs = 15_000;

/**
 * @throws InputError when lists or the rig file cannot be used, or when the rig or the stream is lost on the way: the rig
 *   is safe then, and there is no result
 */
export async function runThrough(plan: Plan, options: ThroughOptions): Promise<RunResult> {
  const { rig: file } = options;
  const where = { file: file.placeOf([]).file };
  const through = planThrough(file, plan);
  const stopped = interrupted(options.signal, where);
  try {
    return await withOpened(stopped, async (opened) => {
      if (file.value.frames.screen) return runOnScreen(through, options, opened);
      const bench = await openBench(file, opened);
      return Promise.race([runOn(bench, through, options), bench.lost]);
    });
  } catch (error) {
    if (!(error instanceof RigError || error instanceof FrameError)) throw error;
    throw new InputError({ what: error.message, where, expected: 'a rig and a camera that stay there' });
  }
}

function interrupted(signal: AbortSignal | undefined, where: Place): Promise<never> {
  const stopped = new Promise<never>((_, fail) => {
    const end = (): void => fail(new InputError({ what: 'interrupted; the rig was made safe', where }));
    signal?.addEventListener('abort', end, { once: true });
    // What came before, such as a gap's simulated run, does not listen.
    if (signal?.aborted) end();
  });
  stopped.catch(() => {});
  return stopped;
}

async function runOn(bench: Bench, plan: Plan, options: ThroughOptions): Promise<RunResult> {
  const { rig: file, progress = silent, strict = false, faces, look } = options;
  const { clock, rig, exposureLine, server, timing } = bench;
  const { readoutS } = file.value.camera;
  const lists = takeOverLists(plan, strict, options.twin);
  const recognizer = options.recognizer ?? (await createRecognizer());

  let startS = clock.nowS();
  const commander = createCommander(plan, bench, file, () => startS);
  await bench.spoil();
  await commander.setUp();
  const { framesPerSecond, id: cameraId } = plan.camera;
  const camera = createVirtualCamera({
    plan,
    clock,
    startS: () => startS,
    readoutS,
    server,
    stance: bench.stance,
    exposure: () => exposureLine?.now(),
    strobe: bench.strobe,
    carried: bench.carried,
    ...(faces && { faces }),
  });
  await camera.warmUp();
  const stream = createLiveSource(bench.feed, {
    cameraId,
    framesPerSecond,
    timing,
    nowS: clock.nowS,
    startS: () => startS,
  });
  await watched(bench, stream);
  startS = clock.nowS() + leadS;
  try {
    await clock.until(startS);
    const acted = Promise.all([
      commander.run(),
      camera.run().then(() => clock.until(clock.nowS() + timing.patienceS + readoutS)),
    ]).finally(() => stream.close());
    acted.catch(() => {});
    let [worstUncertaintyS, worstTimeErrorS, timesWrong] = [0, 0, 0];
    const latenciesS: number[] = [];
    /** Each beside what was truly in the exposure that its time names; time stands still while one is read. */
    async function* frames() {
      for await (const frame of stream.frames()) {
        const exposure = camera.exposed.get(frame.index);
        if (!exposure) continue;
        worstUncertaintyS = Math.max(worstUncertaintyS, frame.uncertaintyS);
        const errorS = Math.abs(frame.tS - exposure.truth.tS);
        worstTimeErrorS = Math.max(worstTimeErrorS, errorS);
        if (errorS > frame.uncertaintyS) timesWrong++;
        latenciesS.push(frame.receivedS - frame.tS);
        const release = clock.hold();
        yield { frame, truth: exposure.truth };
        release();
      }
    }
    const perceived = perceive(frames(), recognizer, plan.scenario.durationS, progress, look);
    const [perception] = await Promise.all([perceived, acted]);

    const owed = plannedTruth(plan);
    const result = await conclude({
      plan,
      lists,
      recognizer,
      perception,
      owed,
      slots: frameCount(plan.camera, plan.world.durationS),
      ...options,
    });
    const received = stream.report();
    const board = file.value.emulate ? 'emulated' : stableName(file.value.port!);
    const report: HardwareReport = {
      source: frozenRig(file),
      calibration: file.calibration ?? null,
      strangeParts: strangeParts(file.calibration ?? {}, ['pan', 'tilt'], { name: rig.name, port: board }),
      rig: rig.name,
      exposureBy: exposureLine?.name ?? null,
      board,
      clock: clock.isLockstep ? 'lockstep' : 'real time',
      stream: {
        name: stream.name,
        exposed: camera.exposed.size,
        skipped: server.skipped(),
        ...received,
        losses: received.losses.map(({ atS, why }) => ({ atS: atS - startS, why })),
      },
      worstUncertaintyS,
      worstTimeErrorS,
      timesWrong,
      latencyS: spreadOf(latenciesS),
      carriedS: clock.isLockstep ? spreadOf(camera.carriedS) : null,
      commands: commander.commands,
      screen: null,
      misses: missesOf({
        plan,
        result,
        owed,
        exposed: [...camera.exposed.values()],
        perceived: perception.frames,
        commands: commander.commands,
      }),
    };
    checkPerceived(report.stream, perception.frames.length);
    return { ...result, hardware: report };
  } finally {
    await stream.close();
  }
}

/** The first picture is not sent before someone watches; until then the camera's silence is none. */
async function watched({ server, clock }: Bench, stream: LiveFrameSource): Promise<void> {
  const release = clock.hold();
  try {
    for (const end = Date.now() + watchMs; server.watchers() === 0; await pause(20))
      if (Date.now() > end)
        throw new FrameError(
          `${stream.name}: ${stream.report().losses.at(-1)?.why ?? 'not connected'} (${watchMs / 1000} s)`,
        );
  } catch (error) {
    await stream.close();
    throw error;
  } finally {
    release();
  }
}
