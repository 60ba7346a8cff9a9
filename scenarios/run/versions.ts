import { version } from '../../package.json';
import { recognizerName } from '../../recognizer/recognizer.ts';
import type { Plan } from '../plan.ts';
import type { Versions } from './result.ts';

/** What the result of a plan depends on besides the plan. */
export const versionsOf = (plan: Plan): Versions => ({
  gantry: `gantry ${version}`,
  recognizer: recognizerName,
  pack: plan.scenario.policy,
});
