/** One run from pixels: frames to reads, and what follows from these. */
import type { Recognizer } from '../../recognizer/ports.ts';
import { createRecognizer } from '../../recognizer/recognizer.ts';
import { frameCount } from '../../sim/camera/truth.ts';
import { createSimulatedCamera, type SimulatedCameraOptions } from '../../sim/render/frame-source.ts';
import type { FrameTruth } from '../../sim/world.ts';
import type { TakenLists } from '../lists/take-over.ts';
import { settingAt } from '../moves.ts';
import type { Plan } from '../plan.ts';
import type { Responder } from '../respond/port.ts';
import { collectEvidence } from './evidence.ts';
import { follow, takeOverLists } from './follow.ts';
import { type Look, type Perception, perceive } from './perceive.ts';
import { type Progress, silent } from './progress.ts';
import type { RunResult } from './result.ts';
import { truthOfRun } from './truth.ts';
import { versionsOf } from './versions.ts';

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
  /** Sees each frame beside what is truly in it. */
  readonly look?: Look;
}

/** @throws InputError when lists cannot be used */
export async function run(
  plan: Plan,
  { responder, recognizer: given, strict = false, progress = silent, faces, look, twin = null }: RunOptions,
): Promise<RunResult> {
  const lists = takeOverLists(plan, strict, twin);
  const recognizer = given ?? (await createRecognizer());
  const camera = createSimulatedCamera({
    world: plan.world,
    camera: plan.camera,
    rng: plan.rng.fork('sensor'),
    ...(faces && { faces }),
    ...(plan.scenario.camera.moves.length > 0 && { settingAt: (tS) => settingAt(plan, tS) }),
  });
  const perception = await perceive(camera.frames(), recognizer, plan.scenario.durationS, progress, look).finally(() =>
    camera.dispose(),
  );
  const slots = frameCount(plan.camera, plan.scenario.durationS);
  return conclude({ plan, lists, recognizer, perception, owed: perception.frames, slots, responder, twin });
}

/** What was perceived, by whatever camera. */
export interface Perceived extends Pick<RunOptions, 'responder' | 'twin'> {
  readonly plan: Plan;
  readonly lists: TakenLists;
  readonly recognizer: Pick<Recognizer, 'name'>;
  readonly perception: Perception;
  /** What was truly before the camera, or should have been: by this a read is owed. */
  readonly owed: readonly FrameTruth[];
  /** Moments at which the camera could expose. */
  readonly slots: number;
}

/** What follows from what was perceived. */
export async function conclude(perceived: Perceived): Promise<RunResult> {
  const { plan, lists, recognizer, perception, owed, slots, responder, twin = null } = perceived;
  const { frames, reads } = perception;
  const truth = truthOfRun(plan, frames, reads, owed);
  const { alerts, trace, verdicts, score } = follow(plan, lists, reads, truth, responder);
  return {
    plan,
    responder: responder.name,
    twin,
    versions: { ...versionsOf(plan), recognizer: recognizer.name },
    frameCount: { exposed: frames.length, slots },
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
