import { join } from 'node:path';
import { z } from 'zod';
import { InputError } from '../../base/errors.ts';
import { readText } from '../../base/files.ts';
import { openScenario, runScenario } from '../open.ts';
import { scenarioFromRun } from '../source.ts';
import { traceText } from './folder.ts';
import type { Progress } from './progress.ts';

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

/**
 * Runs again what a run folder has frozen, and compares the traces.
 *
 * @throws InputError when the folder is not a run's
 */
export async function replayRun(folder: string, progress: Progress): Promise<Divergence | null> {
  const file = join(folder, 'run.json');
  const frozen = parseFrozen(readText(file, 'a run folder, as gantry run writes it'), file);
  if (frozen.rig)
    throw new InputError({
      what: 'the run went through a rig, whose commands and pictures do not come at the same moments again',
      where: { file },
      expected: 'a run without --camera',
    });
  const recorded = readText(join(folder, 'trace.ndjson'));
  const plan = openScenario(scenarioFromRun(folder, frozen.scenario), frozen.seed);
  const result = await runScenario(plan, { responder: frozen.responder, twin: frozen.twin, progress });
  return firstDivergence(recorded, traceText(result));
}

function parseFrozen(text: string, file: string): z.infer<typeof frozenSchema> {
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
