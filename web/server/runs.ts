/** Run folders, read as they lie there. Names from outside are only ever looked up among those that are there. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { InputError } from '../../base/errors.ts';
import { readText } from '../../base/files.ts';
import { parseYaml } from '../../base/yaml.ts';
import { readTrace } from '../../policy/read-trace.ts';
import type { TraceEvent } from '../../policy/trace.ts';
import type { PlateRead } from '../../recognizer/ports.ts';
import { scenarioFromRun } from '../../scenarios/source.ts';
import type { RunDetail, RunList, RunSummary } from '../api.ts';

const resultSchema = z.looseObject({
  format: z.literal('gantry-result/1'),
  scenario: z.string(),
  seed: z.string(),
  responder: z.string(),
  asExpected: z.boolean(),
});
/** Of a scenario only what the list of runs shows: it may be of another version of the format. */
const scenarioSchema = z.looseObject({ title: z.string(), lists: z.array(z.string()).default([]) });

const namesIn = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder) : []);

/** Ids of a folder's runs, newest first; what is still being written, or hidden, is none. */
function runIds(folder: string): string[] {
  const whenDone = (id: string) => statSync(join(folder, id, 'result.json')).mtimeMs;
  return namesIn(folder)
    .filter((id) => !id.startsWith('.') && existsSync(join(folder, id, 'result.json')))
    .map((id) => ({ id, at: whenDone(id) }))
    .sort((a, b) => b.at - a.at || a.id.localeCompare(b.id))
    .map(({ id }) => id);
}

export function listRuns(folder: string): RunList {
  const runs: RunSummary[] = [];
  const unreadable: { id: string; why: string }[] = [];
  for (const id of runIds(folder)) {
    try {
      runs.push(summaryOf(folder, id));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      unreadable.push({ id, why: error.message });
    }
  }
  return { folder, runs, unreadable };
}

/** @throws InputError when the folder holds something else than `gantry run` writes */
export async function readRun(folder: string, id: string): Promise<RunDetail | undefined> {
  if (!runIds(folder).includes(id)) return undefined;
  const path = join(folder, id);
  const summary = summaryOf(folder, id);
  const source = scenarioFromRun(path, summary.scenario);
  const { lists } = parseYaml(source.text, source.file, scenarioSchema).value;
  return {
    ...summary,
    frozen: { file: source.file, text: source.text, lists: lists.map((name, index) => source.list(name, index)) },
    result: readJson(join(path, 'result.json')) as RunDetail['result'],
    truth: readJson(join(path, 'truth.json')) as RunDetail['truth'],
    trace: await traceOf(join(path, 'trace.ndjson')),
    verdicts: readJson(join(path, 'verdicts.json')) as RunDetail['verdicts'],
    reads: linesOf(join(path, 'reads.ndjson')).map((line) =>
      parseJson(line, join(path, 'reads.ndjson')),
    ) as PlateRead[],
    frames: pictures(path),
  };
}

/** The folder of a run's pictures, if it holds one of that name. */
export function frameFolder(folder: string, id: string, name: string): string | undefined {
  if (!runIds(folder).includes(id) || !pictures(join(folder, id)).includes(name)) return undefined;
  return join(folder, id, 'frames');
}

/** Names of the pictures that the runs of a folder have of an alert: of its plate first, then its frames. */
export function picturesOfAlert(folder: string): (run: string, alertId: string) => string[] {
  const ids = new Set(runIds(folder));
  const known = new Map<string, string[]>();
  return (run, alertId) => {
    if (!ids.has(run)) return [];
    const names = known.get(run) ?? pictures(join(folder, run));
    known.set(run, names);
    const plate = `${alertId}-plate.jpg`;
    const frames = names.filter(
      (name) => name.startsWith(`${alertId}-`) && /^\d+\.jpg$/.test(name.slice(alertId.length + 1)),
    );
    return [...names.filter((name) => name === plate), ...frames];
  };
}

const pictures = (run: string): string[] =>
  namesIn(join(run, 'frames'))
    .filter((name) => name.endsWith('.jpg'))
    .sort();

function summaryOf(folder: string, id: string): RunSummary {
  const file = join(folder, id, 'result.json');
  const { success, data } = resultSchema.safeParse(readJson(file));
  if (!success) throw notOurs(file);
  const yaml = join(folder, id, 'scenario.yaml');
  const { title } = parseYaml(readText(yaml, 'the scenario that the run froze'), yaml, scenarioSchema).value;
  const { scenario, seed, responder, asExpected } = data;
  return { id, title, scenario, seed, responder, asExpected };
}

async function traceOf(file: string): Promise<TraceEvent[]> {
  const events: TraceEvent[] = [];
  for await (const line of readTrace(linesOf(file), file)) {
    if ('fault' in line) throw new InputError(line.fault);
    events.push(line.event);
  }
  return events;
}

const linesOf = (file: string): string[] =>
  readText(file)
    .split('\n')
    .filter((line) => line !== '');

const readJson = (file: string): unknown => parseJson(readText(file), file);

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw notOurs(file);
  }
}

const notOurs = (file: string): InputError =>
  new InputError({ what: 'is not what gantry run writes', where: { file }, expected: 'an untouched run folder' });
