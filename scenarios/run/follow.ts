/** What follows from reads: hits, alerts, what people do about them, and the verdicts on all of it. */
import { version } from '../../package.json';
import { loadPack } from '../../policy/pack/load.ts';
import type { Truth } from '../../policy/truth.ts';
import { raiseAlerts } from '../../recognizer/alert/alert.ts';
import type { PlateRead } from '../../recognizer/ports.ts';
import { entriesAsked, localDay, matchInUse, withdrawalsOf } from '../lists/in-use.ts';
import { type TakenLists, takeOver } from '../lists/take-over.ts';
import { warned } from '../notify/settings.ts';
import { waysFor } from '../notify/ways.ts';
import type { Plan } from '../plan.ts';
import type { Responder, UnnumberedEvent } from '../respond/port.ts';
import { createRecords } from '../respond/records.ts';
import { limits } from '../respond/timings.ts';
import { scoreRun } from '../score/score.ts';
import { judgeWhole } from './judge-whole.ts';
import { situationOf } from './situation.ts';
import { alertEvent, hitEvent, listedEntry, numberTrace, readEvent, startedEvent } from './trace.ts';

/**
 * The hot lists of a plan, taken over as it stands or as in one of its twins.
 *
 * @throws InputError when a list cannot be used
 */
export const takeOverLists = (plan: Plan, strict: boolean, twin: string | null = null): TakenLists =>
  takeOver({
    lists: plan.lists,
    refresh: plan.scenario.refresh,
    faults: plan.faultsOf(twin),
    startsAt: plan.scenario.startsAt,
    endS: plan.scenario.durationS,
    responseS: limits.runS,
    strict,
  });

/** Reads are matched and alerted on; people answer by what is truly so; the judge judges. */
export function follow(
  plan: Plan,
  { versions }: TakenLists,
  reads: readonly PlateRead[],
  truth: Truth,
  responder: Responder,
) {
  const { scenario } = plan;
  const dayOf = (tS: number): string => localDay(scenario.startsAt, tS);
  const hits = matchInUse(versions, reads, dayOf);
  const { alerts } = raiseAlerts(hits);
  const alertEvents = alerts.map(alertEvent);
  const pack = loadPack(scenario.policy);
  const cameras = [{ id: plan.camera.id, owner: 'own' as const }];
  const settings = scenario.settings.map(({ atS, ...event }) => warned({ ...event, tS: atS } as UnnumberedEvent));
  const response = responder.respond({
    alerts: alertEvents,
    cast: scenario.people,
    situationOf: (alertId) =>
      situationOf(alertEvents.find((alert) => alert.alertId === alertId)!, truth, scenario.findChancePerMinute),
    waysTo: waysFor(pack, settings, cameras),
    records: createRecords(truth.records, scenario.systems),
    withdrawals: withdrawalsOf(versions, alertEvents),
    radioBusyUntilS: scenario.radioBusyUntilS,
    rng: plan.rng.fork('response'),
  });
  const trace = numberTrace([
    { ...startedEvent(`gantry ${version}`, scenario.startsAt, scenario.people), cameras },
    ...settings,
    ...reads.map(readEvent),
    ...hits.map(hitEvent),
    ...alertEvents,
    ...response,
  ]);
  const inForce = entriesAsked(versions, truth, reads, dayOf);
  const verdicts = judgeWhole(pack, trace, truth, { file: `${plan.id}, seed ${plan.seed}` });
  const score = scoreRun(pack, truth, reads, inForce.map(listedEntry), trace, verdicts);
  return { inForce, alerts, trace, verdicts, score };
}
