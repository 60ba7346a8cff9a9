import { join } from 'node:path';
import { InputError } from '../base/errors.ts';
import { type CampaignRun, finishedRun, scoreCampaign } from '../scenarios/campaign.ts';
import { scenarioFile, scenarioId } from '../scenarios/library.ts';
import { openScenario, runScenario, versionsOfAny } from '../scenarios/open.ts';
import { responderNamed } from '../scenarios/respond/responders.ts';
import { resultJson, runId, writeRun } from '../scenarios/run/folder.ts';
import { formatRate } from '../scenarios/score/rate.ts';
import { scenarioFromFile } from '../scenarios/source.ts';
import { exitCode } from './exit-code.ts';

interface Options {
  readonly seeds: string;
  readonly responder: string;
  readonly out: string;
}

/** Runs a scenario over seeds; runs that are there already are counted, not repeated. */
export async function campaign(scenario: string, options: Options): Promise<void> {
  const responder = responderNamed(options.responder);
  const file = scenarioFile(scenario);
  const runs: CampaignRun[] = [];
  for (const seed of seedsOf(options.seeds)) {
    const folder = join(options.out, runId(scenarioId(file), seed, responder.name));
    const plan = openScenario(scenarioFromFile(file), seed);
    let done = finishedRun(folder, plan, versionsOfAny(plan));
    if (!done) {
      const result = await runScenario(plan, { responder: responder.name });
      await writeRun(result, options.out);
      done = resultJson(result);
    }
    runs.push(done);
    const { count, of } = done.recognition.captureTimesAccuracy;
    const line = done.asExpected ? 'as expected' : `otherwise: ${done.unmet.join('; ')}`;
    process.stdout.write(`seed ${seed}  read ${count} of ${of} passes  ${line}\n`);
  }
  const score = scoreCampaign(runs);
  process.stdout.write(
    [
      '',
      `as expected         ${formatRate(score.asExpected)}`,
      `capture rate        ${formatRate(score.capture)}`,
      `read accuracy       ${formatRate(score.accuracy)}`,
      `capture × accuracy  ${formatRate(score.captureTimesAccuracy)}`,
      `false reads         ${score.falseReads}`,
      '',
    ].join('\n'),
  );
  if (score.asExpected.count < score.asExpected.of) process.exitCode = exitCode.otherwise;
}

function seedsOf(range: string): string[] {
  const [, from, to] = /^(\d+)-(\d+)$/.exec(range)?.map(Number) ?? [];
  if (from === undefined || to === undefined || to < from)
    throw new InputError({
      what: `"${range}" is no range of seeds`,
      where: { file: '--seeds' },
      expected: 'first-last, for example 1001-1050',
    });
  return Array.from({ length: to - from + 1 }, (_, index) => String(from + index));
}
