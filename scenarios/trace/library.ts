/** All trace scenarios of the library, run as they stand and as each of their twins. */
import { readText } from '../../base/files.ts';
import type { Pack } from '../../policy/pack/schema.ts';
import { libraryFiles } from '../library.ts';
import { isTraceText } from '../open.ts';
import { responderNamed } from '../respond/responders.ts';
import type { RunResult } from '../run/result.ts';
import { scenarioFromFile } from '../source.ts';
import { planTrace, type TracePlan } from './plan.ts';
import { runTrace } from './run.ts';
import type { TraceTwin } from './schema.ts';

export interface Played {
  readonly plan: TracePlan;
  /** By the book, as the scenario stands. */
  readonly good: RunResult;
  readonly twins: readonly { readonly twin: TraceTwin; readonly result: RunResult }[];
}

/** The trace scenarios that are judged by a pack. */
export const tracePlans = (pack: string): TracePlan[] =>
  libraryFiles()
    .filter((file) => isTraceText(readText(file)))
    .map((file) => planTrace(scenarioFromFile(file)))
    .filter(({ scenario }) => scenario.policy === pack);

export async function playTraces(pack: Pack): Promise<Played[]> {
  const played: Played[] = [];
  for (const plan of tracePlans(pack.name)) {
    const twins: Played['twins'][number][] = [];
    for (const twin of plan.scenario.twins) {
      const responder = responderNamed(twin.responder ?? 'by-the-book');
      twins.push({ twin, result: await runTrace(plan, responder, twin, pack) });
    }
    played.push({ plan, good: await runTrace(plan, responderNamed('by-the-book'), undefined, pack), twins });
  }
  return played;
}

/** The clauses that a run breaks, each once, in the order of their names. */
export const clausesBroken = ({ verdicts }: Pick<RunResult, 'verdicts'>): string[] => [
  ...new Set(
    verdicts
      .filter(({ outcome }) => outcome === 'violated')
      .flatMap(({ clauses }) => clauses.map(({ id }) => id))
      .sort(),
  ),
];
