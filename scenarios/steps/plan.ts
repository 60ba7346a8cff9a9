/** The steps of a scenario with their times, as it stands and as its twins depart from it. */
import { type Fault, InputError, type Place } from '../../base/errors.ts';
import { wordsOf } from '../../base/issues.ts';
import type { TimedStep } from './play.ts';
import { type Step, stepSchema } from './schema.ts';

interface Stepped {
  readonly startsAt: string;
  readonly steps: readonly Step[];
  readonly twins: readonly { readonly id: string; readonly changes: readonly object[] }[];
}

type StepChange = { readonly step: string; readonly to: Readonly<Record<string, unknown>> } | { readonly skip: string };
const isStepChange = (change: object): change is StepChange => 'step' in change || 'skip' in change;

/**
 * Works the steps out, by time.
 *
 * @param secondsOf when a step is taken
 * @throws InputError naming each change of a twin that no step can have
 */
export function planSteps(
  { startsAt, steps, twins }: Stepped,
  placeOf: (path: readonly PropertyKey[]) => Place,
  secondsOf: (step: Step) => number,
): (twin: string | null) => readonly TimedStep[] {
  const wrong: Fault[] = [];
  const startMs = Date.parse(`${startsAt}Z`);
  const timed = (step: Step, where: Place): TimedStep => {
    const tS = secondsOf(step);
    return { step, tS, at: new Date(startMs + tS * 1000).toISOString().slice(0, 19), where };
  };
  const asWritten = steps.map((step, index) => timed(step, placeOf(['steps', index])));
  const ofTwins = new Map(
    twins.map(({ id, changes }, at) => {
      const own = changes.reduce<readonly TimedStep[]>((now, change, index) => {
        if (!isStepChange(change)) return now;
        const where = placeOf(['twins', at, 'changes', index]);
        const name = 'step' in change ? change.step : change.skip;
        if (!now.some(({ step }) => step.id === name))
          wrong.push({ what: `there is no step "${name}"`, where, expected: 'the id of a step of this scenario' });
        if ('skip' in change) return now.filter(({ step }) => step.id !== name);
        return now.map((one) => {
          if (one.step.id !== name) return one;
          const { data, error } = stepSchema.safeParse(merged(one.step, change.to));
          if (data) return timed(data, where);
          wrong.push(...error.issues.map((issue) => ({ ...wordsOf(issue, 'the step'), where })));
          return one;
        });
      }, asWritten);
      return [id, own] as const;
    }),
  );
  if (wrong.length > 0) throw new InputError(wrong);
  const byTime = (some: readonly TimedStep[]): readonly TimedStep[] => some.toSorted((a, b) => a.tS - b.tS);
  return (twin) => byTime(ofTwins.get(twin ?? '') ?? asWritten);
}

/** The fields of the one with those of the other in their place; fields of forms one by one. */
function merged(step: object, to: Readonly<Record<string, unknown>>): object {
  const isForm = (value: unknown): value is object =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  const fields = Object.entries(to).map(([name, value]) => {
    const before = (step as Readonly<Record<string, unknown>>)[name];
    return [name, isForm(before) && isForm(value) ? { ...before, ...value } : value];
  });
  return { ...step, ...Object.fromEntries(fields) };
}
