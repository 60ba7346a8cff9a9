import { InputError } from '../../base/errors.ts';
import { gapLines, measureGap } from '../../scenarios/hardware/gap.ts';
import { readRigFile } from '../../scenarios/hardware/rig-file.ts';
import { scenarioFile } from '../../scenarios/library.ts';
import { isTrace, openScenario } from '../../scenarios/open.ts';
import { responderNamed } from '../../scenarios/respond/responders.ts';
import { progressOn, silent } from '../../scenarios/run/progress.ts';
import { scenarioFromFile } from '../../scenarios/source.ts';
import { untilInterrupted } from '../interrupted.ts';
import { showing } from './showing.ts';

interface Options {
  readonly camera: string;
  readonly seed?: string;
  readonly json?: true;
}

export async function gap(scenario: string, { camera, seed, json }: Options): Promise<void> {
  const rig = readRigFile(camera);
  const file = scenarioFile(scenario);
  const plan = openScenario(scenarioFromFile(file), seed);
  if (isTrace(plan))
    throw new InputError({
      what: 'a scenario without pixels',
      where: { file },
      expected: 'one with a road and a camera',
    });
  const progress = json ? silent : progressOn(plan.id);
  const report = await untilInterrupted((signal) =>
    measureGap(plan, rig, { responder: responderNamed('by-the-book'), progress, showing, signal }),
  );
  process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : `${gapLines(report).join('\n')}\n`);
}
