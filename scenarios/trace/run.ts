/** One run without pixels: alerts to what people do, and all of it to verdicts. */

import { InputError } from '../../base/errors.ts';
import { version } from '../../package.json';
import { loadPack } from '../../policy/pack/load.ts';
import type { Pack } from '../../policy/pack/schema.ts';
import { raiseAlerts } from '../../recognizer/alert/alert.ts';
import { entriesAsked, localDay, matchInUse, withdrawalsOf } from '../lists/in-use.ts';
import { asIndexed, takeOver } from '../lists/take-over.ts';
import { settingsEventTypes, warned } from '../notify/settings.ts';
import { waysFor, workDomainsOf } from '../notify/ways.ts';
import type { Responder, UnnumberedEvent } from '../respond/port.ts';
import { createRecords } from '../respond/records.ts';
import { limits } from '../respond/timings.ts';
import { judgeWhole } from '../run/judge-whole.ts';
import type { RunResult, Versions } from '../run/result.ts';
import { situationOf } from '../run/situation.ts';
import { alertEvent, hitEvent, listedEntry, numberTrace, readEvent, startedEvent } from '../run/trace.ts';
import { scoreRun } from '../score/score.ts';
import { playSteps } from '../steps/play.ts';
import { add, alter, drop, isMeant, move } from './change.ts';
import { type TracePlan, timed } from './plan.ts';
import type { Change, TraceTwin } from './schema.ts';

/**
 * Runs a trace scenario, as it stands or as one of its twins.
 *
 * @throws InputError when an event cannot belong to the trace, or a twin changes what does not happen
 */
export async function runTrace(
  plan: TracePlan,
  responder: Responder,
  twin?: TraceTwin,
  pack = loadPack(plan.scenario.policy),
): Promise<RunResult> {
  const twinId = twin?.id ?? null;
  const apply = (of: (change: EventChange) => boolean, given: readonly UnnumberedEvent[]) =>
    (twin?.changes ?? []).reduce(
      (now, change, index) =>
        isEventChange(change) && of(change)
          ? changed(plan, now, change, [...twinPath(plan, twin!), 'changes', index])
          : now,
      given,
    );
  // Other settings have alerts reach other people, who then do other things.
  const written = apply(changesSettings, plan.written).map(warned);
  const { events, entries, setAside, purposes } = await happening(plan, responder, twin, pack, written);
  const truth = { ...plan.truth, ...(Object.keys(purposes).length > 0 && { purposes }) };
  const trace = numberTrace(
    apply((change) => !changesSettings(change), events),
    plan.endS,
  );
  const where = plan.placeOf(twin ? twinPath(plan, twin) : ['events']);
  const verdicts = judgeWhole(pack, trace, truth, where);
  return {
    plan,
    responder: responder.name,
    twin: twinId,
    versions: traceVersionsOf(plan),
    frameCount: { exposed: 0, slots: 0 },
    frames: [],
    reads: plan.reads,
    setAside,
    truth,
    trace,
    verdicts,
    evidence: [],
    score: scoreRun(pack, truth, plan.reads, entries, trace, verdicts),
  };
}

/**
 * What happens in a run, not yet numbered: the services do what the steps ask of them, the lists are matched, people answer.
 *
 * @param written what the scenario says that happens besides; changes of settings among it decide whom alerts reach
 */
async function happening(
  plan: TracePlan,
  responder: Responder,
  twin: TraceTwin | undefined,
  pack: Pack,
  written: readonly UnnumberedEvent[],
) {
  const { scenario, alerts, sightings, reads, truth } = plan;
  const { people, registers, cameras, startsAt } = scenario;
  const started = startedEvent(`gantry ${version}`, startsAt, people);
  const actors = [...started.actors, ...people.others];
  const steps = plan.stepsOf(twin?.id ?? null);
  const played = await playSteps(steps, reads.map(plan.keepingOf), {
    people: actors,
    cameras,
    startsAt,
    registers,
    workDomains: workDomainsOf(pack),
    lets: twin?.lets ?? [],
    loses: twin?.loses ?? [],
  });
  const lastS = Math.max(plan.endS ?? 0, ...[...reads, ...alerts, ...steps, ...written].map(({ tS }) => tS));
  const faults = plan.faultsOf(twin?.id ?? null);
  const taken = takeOver({
    lists: plan.lists,
    refresh: scenario.refresh,
    faults,
    startsAt,
    endS: lastS,
    responseS: limits.runS,
    strict: true,
  });
  const own = played.versions.map((version) => ({ ...version, entries: asIndexed(version.entries, faults) }));
  const versions = [...taken.versions, ...own];
  const dayOf = (tS: number): string => localDay(startsAt, tS);
  const hits = matchInUse(versions, reads, dayOf);
  const raised = raiseAlerts(hits).alerts.map(alertEvent);
  const all = [...alerts, ...raised].toSorted((a, b) => a.tS - b.tS);
  const response =
    scenario.response === 'as-written'
      ? []
      : responder.respond({
          alerts: all,
          cast: people,
          situationOf: (alertId) =>
            situationOf(all.find((alert) => alert.alertId === alertId)!, truth, scenario.findChancePerMinute),
          waysTo: waysFor(pack, [...played.events, ...written], cameras),
          records: createRecords(truth.records, scenario.systems),
          withdrawals: withdrawalsOf(versions, all),
          radioBusyUntilS: scenario.radioBusyUntilS,
          rng: plan.rng.fork('response'),
        });
  const { by } = scenario.refresh;
  const imported = taken.takenOver.flatMap(({ list, tS, source }): UnnumberedEvent[] =>
    by === undefined ? [] : [{ type: 'list.imported', tS, actor: by, listId: list, source }],
  );
  return {
    events: [
      { ...started, actors, registers, cameras },
      ...imported,
      ...sightings,
      ...alerts,
      ...reads.map(readEvent),
      ...hits.map(hitEvent),
      ...raised,
      ...response,
      ...played.events,
      ...written,
    ],
    entries: [...alerts.map(({ entry }) => entry), ...entriesAsked(versions, truth, reads, dayOf).map(listedEntry)],
    setAside: taken.setAside,
    purposes: played.purposes,
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

type EventChange = Exclude<Change, { readonly step: string } | { readonly skip: string }>;
const isEventChange = (change: Change): change is EventChange => !('step' in change || 'skip' in change);

const selectorOf = (change: EventChange) =>
  'drop' in change ? change.drop : 'move' in change ? change.move : 'add' in change ? change.add : change.change;

const changesSettings = (change: EventChange): boolean =>
  [selectorOf(change).type].flat().every((type) => (settingsEventTypes as readonly string[]).includes(type));

function changed(
  plan: TracePlan,
  events: readonly UnnumberedEvent[],
  change: EventChange,
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
