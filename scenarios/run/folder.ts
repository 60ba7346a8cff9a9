import { join } from 'node:path';
import { writeWhole } from '../../base/files.ts';
import { writeFolderWhole } from '../../base/folders.ts';
import { junitOf } from '../report/junit.ts';
import { renderReport } from '../report/page.tsx';
import { frozenListName } from '../source.ts';
import type { RunResult } from './result.ts';

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
const ndjson = (values: readonly unknown[]): string => values.map((value) => `${JSON.stringify(value)}\n`).join('');

/**
 * Name of a run's folder: the same scenario, seed and responder, or twin, take the same place, and no two seeds share one.
 * What a file name cannot hold, or could confuse, stands as its code point: `a b` is `a_20_b`.
 */
export const runId = (scenario: string, seed: string, responderOrTwin: string): string =>
  `${scenario}-${seed.replace(/[^A-Za-z0-9.]/gu, (character) => `_${character.codePointAt(0)!.toString(16)}_`)}-${responderOrTwin}`;

/** The trace as the run folder holds it, one event a line. */
export const traceText = (result: Pick<RunResult, 'trace'>): string => ndjson(result.trace);

/** What `result.json` and `--json` say. */
export function resultJson(result: RunResult) {
  const {
    plan,
    responder,
    twin,
    versions,
    frameCount,
    score,
    hardware: { source: _, calibration: __, ...hardware } = {},
  } = result;
  return {
    format: 'gantry-result/1',
    scenario: plan.id,
    seed: plan.seed,
    responder,
    twin,
    versions,
    asExpected: score.unmet.length === 0,
    ...score,
    frames: frameCount,
    listRowsSetAside: result.setAside,
    ...(result.hardware && { hardware }),
  };
}

/** Writes a run into `<parent>/<run id>` (`-rig` after it, where it went through one), whole or not at all, and gives that path. */
export async function writeRun(result: RunResult, parent: string): Promise<string> {
  const { plan, responder, twin, versions, hardware } = result;
  const path = join(parent, `${runId(plan.id, plan.seed, twin ?? responder)}${hardware ? '-rig' : ''}`);
  await writeFolderWhole(path, (folder) => {
    const write = (name: string, content: string | Uint8Array) => writeWhole(join(folder, name), content);
    write('scenario.yaml', plan.source);
    for (const [index, list] of plan.lists.entries()) write(frozenListName(list.name, index), list.source);
    if (hardware) write('rig.yaml', hardware.source);
    if (hardware?.calibration) write('rig-calibration.json', json(hardware.calibration));
    const frozen = { scenario: plan.id, seed: plan.seed, responder, twin, rig: hardware !== undefined, versions };
    write('run.json', json({ format: 'gantry-run/1', ...frozen }));
    write('trace.ndjson', traceText(result));
    write('truth.json', json(result.truth));
    write('truth-frames.ndjson', ndjson(result.frames));
    write('reads.ndjson', ndjson(result.reads));
    write('verdicts.json', json(result.verdicts));
    for (const { alertId, frames, crop } of result.evidence) {
      write(join('frames', `${alertId}-plate.jpg`), crop);
      for (const frame of frames) write(join('frames', `${alertId}-${frame.index}.jpg`), frame.jpeg);
    }
    write('junit.xml', junitOf(result));
    write('report.html', renderReport(result));
    write('result.json', json(resultJson(result)));
  });
  return path;
}
