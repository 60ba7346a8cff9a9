import { frameCount, frameTimeS, truthOf } from '../../sim/camera/truth.ts';
import type { FrameTruth } from '../../sim/world.ts';
import { cameraAt } from '../moves.ts';
import type { Plan } from '../plan.ts';

/** What is truly before the camera in one of its frames, turned and lit as the scenario wants. */
export function plannedTruthAt(plan: Plan, index: number): FrameTruth {
  const tS = frameTimeS(plan.camera, index);
  return truthOf(plan.world, cameraAt(plan, tS), index, tS);
}

/** The same of every frame that it can take: by this a read is owed. */
export const plannedTruth = (plan: Plan): FrameTruth[] =>
  Array.from({ length: frameCount(plan.camera, plan.world.durationS) }, (_, index) => plannedTruthAt(plan, index));
