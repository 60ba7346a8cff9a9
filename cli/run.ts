import { relative } from 'node:path';
import { formatFault, InputError } from '../base/errors.ts';
import { followPlates } from '../recognizer/pipeline.ts';
import type { PictureReader } from '../recognizer/ports.ts';
import { openBuiltInPool } from '../recognizer/workers/open.ts';
import { readRigFile } from '../scenarios/hardware/rig-file.ts';
import { scenarioFile } from '../scenarios/library.ts';
import { isTrace, openScenario, runScenario, runScenarioThrough } from '../scenarios/open.ts';
import { summaryOf } from '../scenarios/report/summary.ts';
import { progressOn, silent } from '../scenarios/run/progress.ts';
import { scenarioFromFile } from '../scenarios/source.ts';
import { exitCode } from './exit-code.ts';
import { untilInterrupted } from './interrupted.ts';
import { showing } from './rig/showing.ts';
import { threadsFrom } from './threads.ts';

interface Options {
  readonly seed?: string;
  readonly responder?: string;
  readonly twin?: string;
  readonly camera?: string;
  readonly out: string;
  readonly json?: true;
  readonly strict?: true;
  readonly workers?: string;
}

/** Runs each scenario that can be used; those that cannot are reported, and the exit code says so. */
export async function run(files: readonly string[], options: Options): Promise<void> {
  const threads = threadsFrom(options.workers);
  // Opened for the first scenario that has pixels.
  let reader: Promise<PictureReader> | undefined;
  const recognizer = async () => {
    reader ??= openBuiltInPool(threads);
    return { recognizer: followPlates(await reader) };
  };
  const codes: number[] = [];
  const results: unknown[] = [];
  const rig = options.camera === undefined ? undefined : readRigFile(options.camera);
  for (const file of files) {
    const outcome = await tryInput(async () => {
      const plan = openScenario(scenarioFromFile(scenarioFile(file)), options.seed);
      const progress = options.json ? silent : progressOn(plan.id);
      const { responder, twin } = options;
      const casting = { responder, twin, strict: options.strict === true, progress };
      const result = await (rig
        ? untilInterrupted((signal) => runScenarioThrough(plan, rig, { ...casting, showing, signal }))
        : runScenario(plan, { ...casting, ...(!isTrace(plan) && (await recognizer())) }));
      const { resultJson, writeRun } = await import('../scenarios/run/folder.ts');
      const folder = await writeRun(result, options.out);
      if (options.json) results.push({ ...resultJson(result), folder });
      else {
        for (const fault of result.setAside) process.stderr.write(`${formatFault(fault)}\n`);
        process.stdout.write(
          `${summaryOf(result, process.stdout.isTTY)}  report: ${relative('.', folder)}/report.html\n\n`,
        );
      }
      return result.score.unmet.length === 0 ? exitCode.good : exitCode.otherwise;
    });
    codes.push(outcome);
  }
  if (options.json) process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
  process.exitCode = Math.max(...codes);
}

async function tryInput(work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return exitCode.badInput;
  }
}
