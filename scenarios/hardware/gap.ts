/** How far the simulator is from a camera: one scenario both ways, by the same camera's sensor and pace, compared. */

import type { Plan } from '../plan.ts';
import type { RunResult } from '../run/result.ts';
import { run } from '../run/run.ts';
import { createPlateMeter, type PlateLook } from './plate-meter.ts';
import { planThrough, type RigFile } from './rig-file.ts';
import { runThrough, type ThroughOptions } from './run-through.ts';
import type { Spread } from './spread.ts';

export interface GapReport {
  readonly scenario: string;
  readonly seed: string;
  readonly simulated: Side;
  readonly throughRig: Side;
  /** Plates in frames that both have: what the means are over. */
  readonly platesCompared: number;
  /** From the middle of an exposure until its picture has come, by the bench's clock; null where nothing tells of exposures. */
  readonly latencyS: Spread | null;
  readonly clock: 'lockstep' | 'real time';
  /** By the machine's clock, what a picture took through the stream; null where the stream was not waited for. */
  readonly carriedS: Spread | null;
}

export interface Side {
  readonly reads: readonly { readonly text: string; readonly vehicleId: string | null; readonly confidence: number }[];
  /** Means; null where no plate was seen in both. */
  readonly contrast: number | null;
  readonly sharpnessPerPx: number | null;
}

/** @throws InputError as {@link runThrough} does */
export async function measureGap(
  plan: Plan,
  rig: RigFile,
  options: Pick<ThroughOptions, 'responder' | 'progress' | 'showing' | 'signal'>,
): Promise<GapReport> {
  const [ideal, real] = [createPlateMeter(), createPlateMeter()];
  const simulated = await run(planThrough(rig, plan), { ...options, look: ideal.look });
  const throughRig = await runThrough(plan, { ...options, rig, look: real.look });
  const both = [...ideal.seen.keys()].filter((key) => real.seen.has(key));
  const { latencyS, carriedS, clock } = throughRig.hardware!;
  return {
    scenario: plan.id,
    seed: plan.seed,
    simulated: sideOf(
      simulated,
      both.map((key) => ideal.seen.get(key)!),
    ),
    throughRig: sideOf(
      throughRig,
      both.map((key) => real.seen.get(key)!),
    ),
    platesCompared: both.length,
    latencyS,
    carriedS,
    clock,
  };
}

function sideOf({ reads, truth }: RunResult, looks: readonly PlateLook[]): Side {
  const mean = (pick: (look: PlateLook) => number): number | null =>
    looks.length === 0 ? null : looks.reduce((sum, look) => sum + pick(look), 0) / looks.length;
  return {
    reads: reads.map(({ id, text, confidence }) => ({ text, vehicleId: truth.reads[id] ?? null, confidence })),
    contrast: mean(({ contrast }) => contrast),
    sharpnessPerPx: mean(({ sharpnessPerPx }) => sharpnessPerPx),
  };
}

/** For a terminal. */
export function gapLines({
  simulated,
  throughRig,
  platesCompared,
  latencyS,
  carriedS,
  clock,
  ...of
}: GapReport): string[] {
  const reads = ({ reads }: Side): string =>
    reads.map(({ text, confidence }) => `${text} (${confidence.toFixed(3)})`).join(', ') || 'none';
  const row = (name: string, pick: (side: Side) => number | null): string => {
    const [a, b] = [pick(simulated), pick(throughRig)];
    const change = a && b !== null ? ` (${(100 * (b / a - 1)).toFixed(1)} %)` : '';
    return `${name.padEnd(26)} ${a?.toFixed(3) ?? '–'} → ${b?.toFixed(3) ?? '–'}${change}`;
  };
  const ms = ({ median, max }: Spread): string =>
    `median ${(1000 * median).toFixed(0)} ms, longest ${(1000 * max).toFixed(0)} ms`;
  return [
    `${of.scenario}, seed ${of.seed}: simulated → through the rig`,
    `reads (confidence)         ${reads(simulated)} → ${reads(throughRig)}`,
    row('contrast of plates', ({ contrast }) => contrast),
    row('sharpness, 1/px', ({ sharpnessPerPx }) => sharpnessPerPx),
    `means over                 ${platesCompared} plates in frames that both have`,
    ...(latencyS ? [`exposure to picture        ${ms(latencyS)} (${clock})`] : []),
    ...(carriedS
      ? [`of which the stream        ${ms(carriedS)} by the machine's clock, which lockstep does not count`]
      : []),
  ];
}
