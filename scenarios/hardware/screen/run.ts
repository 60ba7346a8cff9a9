/**
 * A scenario through a screen: a page shows it, a physical camera looks at the page, and what the camera sees is made the
 * scenario's picture again. What is truly in a picture follows from the moment that its time code names, whatever the
 * screen, the camera and the line took.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { realClock } from '../../../firmware-bridge/host-clock.ts';
import type { Seen } from '../../../firmware-bridge/screen/latency.ts';
import type { Frame } from '../../../recognizer/ports.ts';
import { createRecognizer } from '../../../recognizer/recognizer.ts';
import { frameCount } from '../../../sim/camera/truth.ts';
import type { FrameTruth } from '../../../sim/world.ts';
import { cameraAt } from '../../moves.ts';
import type { Plan } from '../../plan.ts';
import { takeOverLists } from '../../run/follow.ts';
import { perceive } from '../../run/perceive.ts';
import { silent } from '../../run/progress.ts';
import type { RunResult } from '../../run/result.ts';
import { conclude } from '../../run/run.ts';
import { plannedTruth, plannedTruthAt } from '../planned-truth.ts';
import { missesOf } from '../report.ts';
import { frozenRig, momentsPerSecondOf, type Rig } from '../rig-file.ts';
import type { ThroughOptions } from '../run-through.ts';
import { spreadOf } from '../spread.ts';
import type { Opened } from '../with-opened.ts';
import { openScreenCamera, type ScreenCamera } from './camera.ts';
import { compareKept, createKeeper } from './compare.ts';
import { untilSeen } from './conduct.ts';
import { createEye } from './eye.ts';
import { plays } from './play.ts';
import { frozenOf, type Screen, type ServeScreen, type Show } from './screen.ts';
import { checkSeen, screenReport } from './screen-report.ts';
import { measureStill } from './still.ts';
import { watchScreen } from './watch.ts';

export interface Showing {
  readonly serve: ServeScreen;
  /** Tells a person what to do, one line each. */
  say(line: string): void;
}

/** Beyond the last moment its pictures may still be on their way. */
const patienceS = 1;

export async function runOnScreen(plan: Plan, options: ThroughOptions, opened: Opened): Promise<RunResult> {
  const { serve } = options.showing!;
  const rig = options.rig.value;
  const screen = await serve(showOf(rig, plan), rig.frames.screen!.port);
  opened(screen.close);
  const over = new AbortController();
  opened(() => over.abort());
  const camera = await openScreenCamera(rig, opened);
  return Promise.race([runOn(screen, camera, plan, options, over.signal), camera.lost]);
}

/** @param plan none for the pattern alone */
export const showOf = (rig: Rig, plan?: Plan): Show => ({
  scenario: plan ? frozenOf(plan) : null,
  picture: { widthPx: rig.camera.widthPx, heightPx: rig.camera.heightPx },
  momentsPerSecond: momentsPerSecondOf(rig),
});

async function runOn(
  screen: Screen,
  camera: ScreenCamera,
  plan: Plan,
  options: ThroughOptions,
  signal: AbortSignal,
): Promise<RunResult> {
  const { rig, showing, progress = silent, strict = false, look } = options;
  const lists = takeOverLists(plan, strict, options.twin);
  const recognizer = options.recognizer ?? (await createRecognizer());
  const { stream } = camera;
  const show = showOf(rig.value, plan);
  const eye = createEye(show);
  const watch = watchScreen(camera, screen, eye, show);
  const slots = frameCount(plan.camera, plan.world.durationS);

  let startS = realClock.nowS();
  async function conduct(): Promise<void> {
    const { waitS, pace } = rig.value.frames.screen!;
    await untilSeen(screen, stream, watch, { waitS, say: showing!.say, signal });
    startS = realClock.nowS();
    await plays[pace](screen, show, watch, slots, signal);
    await pause(1000 * patienceS, undefined, { signal });
    screen.show(null);
  }
  const conducted = conduct().finally(() => stream.close());
  conducted.catch(() => {});

  const keeper = createKeeper(slots);
  const latenciesS: number[] = [];
  const seenWhilePlayed: Seen[] = [];
  /** Each beside what was truly in its moment; a moment's first clear picture counts. */
  async function* frames(): AsyncGenerator<{ frame: Frame; truth: FrameTruth }> {
    let lastIndex = -1;
    for await (const { sight, frame, seen } of watch.sights()) {
      if (seen) seenWhilePlayed.push(seen);
      if (sight.kind !== 'clear' || sight.index === undefined) continue;
      const { index } = sight;
      if (index <= lastIndex || index >= slots) continue;
      lastIndex = index;
      latenciesS.push(frame.receivedS - frame.tS);
      const truth = plannedTruthAt(plan, index);
      const picture = eye.scenarioPicture(frame, sight);
      keeper.take({ index, picture, sight, atS: camera.timeOf(frame).tS });
      const { widthPx, heightPx } = picture;
      const rgba = new Uint8Array(picture.rgba.buffer);
      yield { frame: { cameraId: plan.camera.id, index, tS: truth.tS, widthPx, heightPx, rgba }, truth };
    }
    // The stream is closed then, whatever came of it.
    await conducted;
  }
  const perception = await perceive(frames(), recognizer, plan.scenario.durationS, progress, look);

  const owed = plannedTruth(plan);
  const result = await conclude({ plan, lists, recognizer, perception, owed, slots, ...options });
  const received = stream.report();
  const losses = received.losses.map(({ atS, why }) => ({ atS: atS - startS, why }));
  const report = screenReport({
    show,
    screen,
    seen: seenWhilePlayed,
    still: measureStill(watch.recent),
    slots,
    given: perception.frames.length,
    errors: await compareKept(keeper.kept, screen),
  });
  checkSeen(report);
  const exposed = [...screen.drawn.keys()].map((index) => {
    const truth = plannedTruthAt(plan, index);
    return { truth, camera: cameraAt(plan, truth.tS) };
  });
  return {
    ...result,
    hardware: {
      source: frozenRig(rig),
      calibration: null,
      strangeParts: [],
      rig: camera.board ?? 'none',
      exposureBy: null,
      board: rig.value.port ?? 'none',
      clock: 'real time',
      stream: { name: stream.name, ...received, exposed: exposed.length, skipped: 0, losses },
      worstUncertaintyS: 0,
      worstTimeErrorS: 0,
      timesWrong: 0,
      latencyS: camera.board === undefined ? null : spreadOf(latenciesS),
      carriedS: null,
      commands: [],
      screen: report,
      misses: missesOf({ plan, result, owed, exposed, perceived: perception.frames, commands: [] }),
    },
  };
}
