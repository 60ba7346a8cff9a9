/** How a scenario's camera is set as time goes on. */
import { type CameraSetting, withSetting } from '../sim/camera/setting.ts';
import type { CameraSpec } from '../sim/world.ts';
import { exposed, type Plan } from './plan.ts';

type Moved = Pick<Plan, 'scenario' | 'camera'>;
type With<K extends keyof CameraSetting> = CameraSetting & Required<Pick<CameraSetting, K>>;

/** As the scenario wants it then: where the camera looks, its illuminator's level, and what a move says of its exposure. */
export function aimAt({ scenario, camera }: Moved, tS: number): With<'panDeg' | 'tiltDeg' | 'illuminatorLevel'> {
  let aim = { panDeg: camera.panDeg, tiltDeg: camera.tiltDeg, illuminatorLevel: camera.illuminator?.level ?? 0 };
  for (const { atS, ...move } of scenario.camera.moves) if (atS <= tS) aim = { ...aim, ...move };
  return aim;
}

/** As the scenario wants the camera then, exposing for what it sees so. */
export const settingAt = (plan: Moved, tS: number) => exposedSetting(plan, aimAt(plan, tS));

/** A setting with the exposure that the camera then has: as the scenario says, or as it chooses by itself. */
export function exposedSetting({ scenario, camera }: Moved, setting: CameraSetting): With<'exposureS' | 'gainDb'> {
  const { exposureS, gainDb } = exposed(withSetting(camera, setting), scenario);
  return { ...setting, exposureS, gainDb };
}

/** The camera as the scenario wants it then. */
export const cameraAt = (plan: Moved, tS: number): CameraSpec => withSetting(plan.camera, settingAt(plan, tS));
