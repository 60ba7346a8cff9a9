/** A bench folder: what a bench ran on, its cases, its figures. */
import { join } from 'node:path';
import { writeWhole } from '../../base/files.ts';
import type { Cases } from './cases.ts';
import type { LimitResult } from './limits.ts';
import type { Case } from './metrics/case.ts';
import { benchCsv } from './report/csv.ts';
import { benchJunit } from './report/junit.ts';
import { renderBenchReport } from './report/page.tsx';
import type { BenchResult, Level, RecognizerWork } from './result.ts';
import { type Latency, latencyOf } from './timings.ts';
import { worstOf } from './worst.ts';

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
const ndjson = (values: readonly unknown[]): string => values.map((value) => `${JSON.stringify(value)}\n`).join('');

/** A line of `cases.ndjson`. */
export interface CaseLine extends Case {
  readonly recognizer: string;
  readonly level: Level;
}

/** A line of a reads file: what a recognizer saw in a picture, likeliest first; `rank` counts from 1. */
export function readLines(work: readonly RecognizerWork[]) {
  return work.flatMap(({ spec, name, measured }) =>
    [...measured.values()].flatMap(({ frames }) =>
      frames.flatMap((frame) =>
        frame.sightings.map(({ text, confidence, corners, detection, state, vehicle, characters }, index) => ({
          recognizer: spec,
          name,
          file: frame.name,
          rank: index + 1,
          text,
          confidence,
          corners: corners.map(({ x, y }) => [x, y]),
          detection,
          state: state?.code ?? null,
          stateConfidence: state?.confidence ?? null,
          ...(vehicle && { vehicle }),
          characters,
        })),
      ),
    ),
  );
}

export const readsText = (work: readonly RecognizerWork[]): string => ndjson(readLines(work));

/** What `result.json` says. */
export const resultJson = (result: BenchResult) => ({ format: 'gantry-bench/1', ...result });

/** Writes what is known once all is measured; `result.json` comes last and marks the bench as finished. */
export function writeBench(
  folder: string,
  result: BenchResult,
  cases: ReadonlyMap<string, Cases>,
  work: readonly RecognizerWork[],
  limits: readonly LimitResult[],
): readonly Latency[] {
  const write = (name: string, content: string | Uint8Array) => writeWhole(join(folder, name), content);
  const lines = [...cases].flatMap(([recognizer, { frame, track }]) =>
    (
      [
        ['frame', frame],
        ['track', track],
      ] as const
    ).flatMap(([level, list]) => list.map((each): CaseLine => ({ recognizer, level, ...each }))),
  );
  const latencies = work.map(latencyOf);
  write('cases.ndjson', ndjson(lines));
  write('reads.ndjson', readsText(work));
  write('timings.json', json(latencies));
  write('result.csv', benchCsv(result));
  write('junit.xml', benchJunit(result, limits));
  const worst = new Map(work.map((each) => [each.spec, worstOf(each, cases.get(each.spec)!)]));
  write('report.html', renderBenchReport({ result, worst, timings: latencies }));
  write('result.json', json(resultJson(result)));
  return latencies;
}
