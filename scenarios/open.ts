/** Both kinds of scenario by one door: with pixels, and without. What renders, and what drives hardware, is loaded when it is used. */
import { InputError } from '../base/errors.ts';
import type { RigFile } from './hardware/rig-file.ts';
import type { ThroughOptions } from './hardware/run-through.ts';
import { type Plan, planScenario } from './plan.ts';
import { responderNamed } from './respond/responders.ts';
import type { RunResult, Versions } from './run/result.ts';
import type { RunOptions } from './run/run.ts';
import { versionsOf } from './run/versions.ts';
import type { ScenarioSource } from './source.ts';
import { planTrace, type TracePlan } from './trace/plan.ts';
import { runTrace, traceVersionsOf } from './trace/run.ts';

export type AnyPlan = Plan | TracePlan;

export const isTrace = (plan: AnyPlan): plan is TracePlan => 'gantry-trace' in plan.scenario;

/** Whether a scenario file's text is one without pixels: its header says so. */
export const isTraceText = (text: string): boolean => /^gantry-trace:/m.test(text);

/** @throws InputError naming file, line and column of all that cannot be used */
export const openScenario = (source: ScenarioSource, seed?: string): AnyPlan =>
  isTraceText(source.text) ? planTrace(source, seed) : planScenario(source, seed);

export interface Casting extends Omit<RunOptions, 'responder' | 'twin'> {
  /** Name of who answers the alerts; who the twin names, else by the book, when left out. */
  readonly responder?: string | undefined;
  /** Name of the twin to run; the scenario as it stands, when left out. */
  readonly twin?: string | null | undefined;
}

/** @throws InputError for a responder or twin that is none, and for lists that cannot be used */
export async function runScenario(plan: AnyPlan, casting: Casting): Promise<RunResult> {
  const { responder, twin, options } = castOf(plan, casting);
  if (isTrace(plan))
    return runTrace(
      plan,
      responder,
      plan.scenario.twins.find(({ id }) => id === twin?.id),
    );
  const { run } = await import('./run/run.ts');
  return run(plan, { ...options, responder, twin: twin?.id ?? null });
}

/** The same through the rig of a file. @throws InputError as {@link runThrough} does, and where there are no pixels */
export async function runScenarioThrough(
  plan: AnyPlan,
  rig: RigFile,
  casting: Casting & Pick<ThroughOptions, 'showing' | 'signal'>,
): Promise<RunResult> {
  if (isTrace(plan))
    throw new InputError({
      what: `scenario ${plan.id} is one without pixels`,
      where: { file: '--camera' },
      expected: 'a scenario with a road and a camera',
    });
  const { responder, twin, options } = castOf(plan, casting);
  const { runThrough } = await import('./hardware/run-through.ts');
  return runThrough(plan, { ...options, rig, responder, twin: twin?.id ?? null });
}

function castOf<C extends Casting>(plan: AnyPlan, { responder, twin: twinId, ...options }: C) {
  const twin = twinId ? twinNamed(plan, twinId) : undefined;
  return { twin, responder: responderNamed(responder ?? twin?.responder ?? 'by-the-book'), options };
}

/** What the result of a plan depends on besides the plan. */
export const versionsOfAny = (plan: AnyPlan): Versions => (isTrace(plan) ? traceVersionsOf(plan) : versionsOf(plan));

function twinNamed({ id, scenario: { twins } }: AnyPlan, name: string) {
  const twin = twins.find((one) => one.id === name);
  if (twin) return twin;
  throw new InputError({
    what: `scenario ${id} has no twin "${name}"`,
    where: { file: '--twin' },
    expected: twins.map((one) => one.id).join(', ') || 'a scenario with twins',
  });
}
