/** One run without pixels: alerts to what people do, and all of it to verdicts. */

import { InputError } from '../../base/errors.ts';
import { version } from '../../package.json';
import { loadPack } from '../../policy/pack/load.ts';
import type { Pack } from '../../policy/pack/schema.ts';
import { settingsEventTypes, warned } from '../notify/settings.ts';
import { waysFor } from '../notify/ways.ts';
import type { Responder, UnnumberedEvent } from '../respond/port.ts';
import { createRecords } from '../respond/records.ts';
import { judgeWhole } from '../run/judge-whole.ts';
import type { RunResult, Versions } from '../run/result.ts';
import { situationOf } from '../run/situation.ts';
import { numberTrace, startedEvent } from '../run/trace.ts';
import { scoreRun } from '../score/score.ts';
import { add, alter, drop, isMeant, move } from './change.ts';
import { type TracePlan, timed } from './plan.ts';
import type { Change, TraceTwin } from './schema.ts';

/**
 * What happened in a run by the plan, not yet numbered.
 *
 * @param written what the scenario says that happens besides; changes of settings among it decide whom alerts reach
 */
function eventsOf(
  plan: TracePlan,
  responder: Responder,
  pack: Pack,
  written: readonly UnnumberedEvent[],
): UnnumberedEvent[] {
  const { scenario, alerts, truth, sightings } = plan;
  const { people, registers, cameras, startsAt } = scenario;
  const started = startedEvent(`gantry ${version}`, startsAt, people);
  const response =
    scenario.response === 'as-written'
      ? []
      : responder.respond({
          alerts: alerts.toSorted((a, b) => a.tS - b.tS),
          cast: people,
          situationOf: (alertId) =>
            situationOf(alerts.find((alert) => alert.alertId === alertId)!, truth, scenario.findChancePerMinute),
          waysTo: waysFor(pack, written, cameras),
          records: createRecords(truth.records, scenario.systems),
          radioBusyUntilS: scenario.radioBusyUntilS,
          rng: plan.rng.fork('response'),
        });
  const first = { ...started, actors: [...started.actors, ...people.others], registers, cameras };
  return [first, ...sightings, ...alerts, ...response, ...written];
}

/**
 * Runs a trace scenario, as it stands or as one of its twins.
 *
 * @throws InputError when an event cannot belong to the trace, or a twin changes what does not happen
 */
export function runTrace(
  plan: TracePlan,
  responder: Responder,
  twin?: TraceTwin,
  pack = loadPack(plan.scenario.policy),
): RunResult {
  const apply = (of: (change: Change) => boolean, given: readonly UnnumberedEvent[]) =>
    (twin?.changes ?? []).reduce(
      (now, change, index) =>
        of(change) ? changed(plan, now, change, [...twinPath(plan, twin!), 'changes', index]) : now,
      given,
    );
  // Other settings have alerts reach other people, who then do other things.
  const written = apply(changesSettings, plan.written).map(warned);
  const events = apply((change) => !changesSettings(change), eventsOf(plan, responder, pack, written));
  const trace = numberTrace(events, plan.endS);
  const where = plan.placeOf(twin ? twinPath(plan, twin) : ['events']);
  const verdicts = judgeWhole(pack, trace, plan.truth, where);
  return {
    plan,
    responder: responder.name,
    twin: twin?.id ?? null,
    versions: traceVersionsOf(plan),
    frameCount: { exposed: 0, slots: 0 },
    frames: [],
    reads: [],
    setAside: [],
    truth: plan.truth,
    trace,
    verdicts,
    evidence: [],
    score: scoreRun(
      pack,
      plan.truth,
      [],
      plan.alerts.map(({ entry }) => entry),
      trace,
      verdicts,
    ),
  };
}

/** What the result depends on besides the plan. */
export const traceVersionsOf = (plan: TracePlan): Versions => ({
  gantry: `gantry ${version}`,
  recognizer: 'none',
  pack: plan.scenario.policy,
});

const twinPath = ({ scenario }: TracePlan, twin: TraceTwin): readonly PropertyKey[] => [
  'twins',
  scenario.twins.indexOf(twin),
];

const selectorOf = (change: Change) =>
  'drop' in change ? change.drop : 'move' in change ? change.move : 'add' in change ? change.add : change.change;

const changesSettings = (change: Change): boolean =>
  [selectorOf(change).type].flat().every((type) => (settingsEventTypes as readonly string[]).includes(type));

function changed(
  plan: TracePlan,
  events: readonly UnnumberedEvent[],
  change: Change,
  path: readonly PropertyKey[],
): readonly UnnumberedEvent[] {
  if ('add' in change) return add(events, timed(change.add, plan.secondsOf(change.add)));
  const meant = selectorOf(change);
  if (!events.some((event) => isMeant(event, meant)))
    throw new InputError({
      what: 'changes what does not happen',
      where: plan.placeOf(path),
      expected: 'type and fields of an event of this scenario',
    });
  if ('drop' in change) return drop(events, meant);
  return 'move' in change ? move(events, meant, change.byS) : alter(events, meant, change.to);
}
