import type { FrozenScenario } from '../../../scenarios/hardware/screen/screen.ts';
import { type Plan, planScenario } from '../../../scenarios/plan.ts';

/** Works out again what a run has frozen. @throws InputError when this version of Gantry cannot use it */
export const planFrozen = ({ id, seed, file, text, lists }: FrozenScenario): Plan =>
  planScenario(
    {
      id,
      file,
      text,
      list: (_, index) => lists[index]!,
      // The run has been through that check; what reads lists is for Node.
      platesOf: () => ({ has: () => true }),
    },
    seed,
  );
