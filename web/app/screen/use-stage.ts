import { useEffect, useState } from 'react';
import type { Show } from '../../../scenarios/hardware/screen/screen.ts';
import { planFrozen } from '../data/plan-frozen.ts';
import { createStage, type Stage } from './stage.ts';

export type Made =
  | { readonly state: 'making' }
  | { readonly state: 'failed'; readonly why: string }
  /** Without a stage where no scenario is shown. */
  | { readonly state: 'made'; readonly show: Show; readonly stage: Stage | undefined };

/** The world of what is to be shown, ready to be drawn. */
export function useStage(show: Show): Made {
  const [made, setMade] = useState<Made>({ state: 'making' });
  useEffect(() => {
    let [gone, stage]: [boolean, Stage | undefined] = [false, undefined];
    setMade({ state: 'making' });
    stageOf(show).then(
      (ready) => {
        stage = ready;
        if (gone) stage?.dispose();
        else setMade({ state: 'made', show, stage });
      },
      (error: unknown) => {
        if (!gone) setMade({ state: 'failed', why: error instanceof Error ? error.message : String(error) });
      },
    );
    return () => {
      gone = true;
      stage?.dispose();
    };
  }, [show]);
  return made;
}

async function stageOf({ scenario, picture, momentsPerSecond }: Show): Promise<Stage | undefined> {
  if (!scenario) return undefined;
  const plan = planFrozen(scenario);
  const sensor = { ...plan.camera.sensor, ...picture };
  return createStage({ ...plan, camera: { ...plan.camera, sensor, framesPerSecond: momentsPerSecond } });
}
