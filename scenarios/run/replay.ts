import { join } from 'node:path';
import { z } from 'zod';
import { InputError } from '../../base/errors.ts';
import { readText } from '../../base/files.ts';
import { openScenario, runScenario } from '../open.ts';
import { type Plan, planScenario } from '../plan.ts';
import { responderNamed } from '../respond/responders.ts';
import { scenarioFromRun } from '../source.ts';
import { traceText } from './folder.ts';
import { follow, takeOverLists } from './follow.ts';
import type { Progress } from './progress.ts';
import { readRunReads, readTruth } from './read-run.ts';

const frozenSchema = z.object({
  format: z.literal('gantry-run/1'),
  scenario: z.string(),
  seed: z.string(),
  responder: z.string(),
  twin: z.string().nullable().default(null),
  rig: z.boolean().default(false),
});

/** The first event in which two traces differ; an event is missing where its trace has ended. */
export interface Divergence {
  /** Line of trace.ndjson, from 1. */
  readonly line: number;
  readonly recorded: string | undefined;
  readonly replayed: string | undefined;
}

/** Compares two traces line by line; null when they are the same to the byte. */
export function firstDivergence(recorded: string, replayed: string): Divergence | null {
  if (recorded === replayed) return null;
  const [a, b] = [recorded.split('\n'), replayed.split('\n')];
  const index = a.findIndex((line, i) => line !== b[i]);
  const at = index < 0 ? a.length : index;
  return { line: at + 1, recorded: a[at] || undefined, replayed: b[at] || undefined };
}

export interface Replay {
  /** Where it began: a rig's pictures do not come again, so that such a run is replayed from the reads that it kept. */
  readonly from: 'scenario' | 'reads';
  readonly divergence: Divergence | null;
}

/**
 * Runs again what a run folder has frozen, and compares the traces.
 *
 * @throws InputError when the folder is not a run's
 */
export async function replayRun(folder: string, progress: Progress): Promise<Replay> {
  const file = join(folder, 'run.json');
  const frozen = parseFrozen(readText(file, 'a run folder, as gantry run writes it'), file);
  const recorded = readText(join(folder, 'trace.ndjson'));
  const source = scenarioFromRun(folder, frozen.scenario);
  const replayed = frozen.rig
    ? followReads(folder, planScenario(source, frozen.seed), frozen)
    : await runScenario(openScenario(source, frozen.seed), {
        responder: frozen.responder,
        twin: frozen.twin,
        progress,
      });
  return {
    from: frozen.rig ? 'reads' : 'scenario',
    divergence: firstDivergence(recorded, traceText(replayed)),
  };
}

/** What follows from the reads that a run kept: hits, alerts, what people do. */
const followReads = (folder: string, plan: Plan, { responder, twin }: Frozen) =>
  follow(
    plan,
    takeOverLists(plan, false, twin),
    readRunReads(folder),
    readTruth(join(folder, 'truth.json')),
    responderNamed(responder),
  );

type Frozen = z.infer<typeof frozenSchema>;

function parseFrozen(text: string, file: string): Frozen {
  try {
    return frozenSchema.parse(JSON.parse(text));
  } catch {
    throw new InputError({
      what: 'is not what gantry run writes',
      where: { file },
      expected: 'an untouched run folder',
    });
  }
}
