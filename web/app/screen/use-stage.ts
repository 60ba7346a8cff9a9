import { useEffect, useState } from 'react';
import type { Show } from '../../../scenarios/hardware/screen/screen.ts';
import { planFrozen } from '../data/plan-frozen.ts';
import { createStage, type Stage } from './stage.ts';

export type Made =
  | { readonly state: 'making' }
  | { readonly state: 'failed'; readonly why: string }
  /** Without a stage where no scenario is shown. */
  | { readonly state: 'made'; readonly stage: Stage | undefined };

const making: Made = { state: 'making' };

/** The world of what is to be shown, ready to be drawn. What was made of another show is never returned for this one. */
export function useStage(show: Show): Made {
  const [{ made, of }, setMade] = useState<{ readonly made: Made; readonly of: Show }>({ made: making, of: show });
  useEffect(() => {
    let [gone, stage]: [boolean, Stage | undefined] = [false, undefined];
    stageOf(show).then(
      (ready) => {
        stage = ready;
        if (gone) stage?.dispose();
        else setMade({ made: { state: 'made', stage }, of: show });
      },
      (error: unknown) => {
        const why = error instanceof Error ? error.message : String(error);
        if (!gone) setMade({ made: { state: 'failed', why }, of: show });
      },
    );
    return () => {
      gone = true;
      stage?.dispose();
    };
  }, [show]);
  return of === show ? made : making;
}

async function stageOf({ scenario, picture, momentsPerSecond }: Show): Promise<Stage | undefined> {
  if (!scenario) return undefined;
  const plan = planFrozen(scenario);
  const sensor = { ...plan.camera.sensor, ...picture };
  return createStage({ ...plan, camera: { ...plan.camera, sensor, framesPerSecond: momentsPerSecond } });
}
