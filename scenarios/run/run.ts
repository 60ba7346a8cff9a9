/** One run from pixels: frames to reads, and what follows from these. */
import { version } from '../../package.json';
import type { Recognizer } from '../../recognizer/ports.ts';
import { createRecognizer, recognizerName } from '../../recognizer/recognizer.ts';
import { frameCount } from '../../sim/camera/truth.ts';
import { createSimulatedCamera, type SimulatedCameraOptions } from '../../sim/render/frame-source.ts';
import type { Plan } from '../plan.ts';
import type { Responder } from '../respond/port.ts';
import { collectEvidence } from './evidence.ts';
import { follow, takeOverLists } from './follow.ts';
import { perceive } from './perceive.ts';
import { type Progress, silent } from './progress.ts';
import type { RunResult, Versions } from './result.ts';
import { truthOfRun } from './truth.ts';

export interface RunOptions {
  readonly responder: Responder;
  /** The system under test; ours when left out. */
  readonly recognizer?: Recognizer;
  /** Bad rows of hot lists are errors, not set aside. */
  readonly strict?: boolean;
  readonly progress?: Progress;
  /** The scenario's twin that this is a run of. */
  readonly twin?: string | null;
  /** Which plate's face each vehicle shows; its own when left out. Ground truth keeps to the vehicle's own. */
  readonly faces?: NonNullable<SimulatedCameraOptions['faces']>;
}

/** @throws InputError when lists cannot be used */
export async function run(
  plan: Plan,
  { responder, recognizer: given, strict = false, progress = silent, faces, twin = null }: RunOptions,
): Promise<RunResult> {
  const lists = takeOverLists(plan, strict, twin);
  const recognizer = given ?? (await createRecognizer());
  const camera = createSimulatedCamera({
    world: plan.world,
    camera: plan.camera,
    rng: plan.rng.fork('sensor'),
    ...(faces && { faces }),
  });
  const perception = await perceive(camera.frames(), recognizer, plan.scenario.durationS, progress).finally(() =>
    camera.dispose(),
  );
  const { frames, reads } = perception;
  const truth = truthOfRun(plan, frames, reads);

  const { alerts, trace, verdicts, score } = follow(plan, lists, reads, truth, responder);
  return {
    plan,
    responder: responder.name,
    twin,
    versions: { ...versionsOf(plan), recognizer: recognizer.name },
    frameCount: { exposed: frames.length, slots: frameCount(plan.camera, plan.scenario.durationS) },
    frames,
    reads,
    setAside: lists.setAside,
    truth,
    trace,
    verdicts,
    evidence: await collectEvidence(alerts, perception.evidence),
    score,
  };
}

/** What the result of a plan depends on besides the plan. */
export const versionsOf = (plan: Plan): Versions => ({
  gantry: `gantry ${version}`,
  recognizer: recognizerName,
  pack: plan.scenario.policy,
});
