import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Ran, Versions } from './run/result.ts';
import { type Rate, rateOf } from './score/rate.ts';
import { frozenListName } from './source.ts';

/** What a campaign needs of a run's `result.json`. */
const runSchema = z.object({
  scenario: z.string(),
  seed: z.string(),
  responder: z.string(),
  versions: z.object({ gantry: z.string(), recognizer: z.string(), pack: z.string() }),
  asExpected: z.boolean(),
  unmet: z.array(z.string()).readonly(),
  recognition: z.object({
    capture: z.object({ count: z.number(), of: z.number() }),
    captureTimesAccuracy: z.object({ count: z.number(), of: z.number() }),
    falseReads: z.number(),
  }),
});
export type CampaignRun = z.infer<typeof runSchema>;

/** The run in a folder, if there is one of this very plan and these versions; else it has to run. */
export function finishedRun(folder: string, plan: Ran, versions: Versions): CampaignRun | undefined {
  const result = join(folder, 'result.json');
  const frozen: [string, string][] = [
    ['scenario.yaml', plan.source],
    ...plan.lists.map((list, index): [string, string] => [frozenListName(list.name, index), list.source]),
  ];
  if (!existsSync(result)) return undefined;
  if (
    frozen.some(([name, text]) => !existsSync(join(folder, name)) || readFileSync(join(folder, name), 'utf8') !== text)
  )
    return undefined;
  const { data } = runSchema.safeParse(JSON.parse(readFileSync(result, 'utf8')));
  return data && isDeepStrictEqual(data.versions, versions) ? data : undefined;
}

export interface CampaignScore {
  readonly asExpected: Rate;
  readonly capture: Rate;
  readonly accuracy: Rate;
  readonly captureTimesAccuracy: Rate;
  readonly falseReads: number;
}

/** The rates over all passes of all runs. */
export function scoreCampaign(runs: readonly CampaignRun[]): CampaignScore {
  const sum = (pick: (run: CampaignRun) => number) => runs.reduce((total, run) => total + pick(run), 0);
  const passes = sum((run) => run.recognition.capture.of);
  const captured = sum((run) => run.recognition.capture.count);
  const right = sum((run) => run.recognition.captureTimesAccuracy.count);
  return {
    asExpected: rateOf(runs.filter((run) => run.asExpected).length, runs.length),
    capture: rateOf(captured, passes),
    accuracy: rateOf(right, captured),
    captureTimesAccuracy: rateOf(right, passes),
    falseReads: sum((run) => run.recognition.falseReads),
  };
}
