/** What follows from reads: hits, alerts, what people do about them, and the verdicts on all of it. */
import { version } from '../../package.json';
import { loadPack } from '../../policy/pack/load.ts';
import type { Truth } from '../../policy/truth.ts';
import { raiseAlerts } from '../../recognizer/alert/alert.ts';
import { type ImportedHotList, importHotList } from '../../recognizer/match/import.ts';
import { buildIndex } from '../../recognizer/match/match.ts';
import type { PlateRead } from '../../recognizer/ports.ts';
import { warned } from '../notify/settings.ts';
import { waysFor } from '../notify/ways.ts';
import type { Plan, PlannedList } from '../plan.ts';
import type { Responder, UnnumberedEvent } from '../respond/port.ts';
import { createRecords } from '../respond/records.ts';
import { scoreRun } from '../score/score.ts';
import { judgeWhole } from './judge-whole.ts';
import { situationOf } from './situation.ts';
import { alertEvent, hitEvent, listedEntry, numberTrace, readEvent, startedEvent } from './trace.ts';

/**
 * The hot lists of a plan, imported. Entries are called by the list's name in the scenario, not by where the file lies: a
 * run is the same wherever it runs.
 *
 * @throws InputError when a list cannot be used
 */
export const importLists = ({ lists }: Plan, strict: boolean): ImportedHotList[] =>
  lists.map(({ name, file, text }: PlannedList) => {
    const list = importHotList(text, file, { strict });
    return { ...list, entries: list.entries.map((entry) => ({ ...entry, id: name + entry.id.slice(file.length) })) };
  });

/** Reads are matched and alerted on; people answer by what is truly so; the judge judges. */
export function follow(
  plan: Plan,
  lists: readonly ImportedHotList[],
  reads: readonly PlateRead[],
  truth: Truth,
  responder: Responder,
) {
  const { scenario } = plan;
  const entries = lists.flatMap((list) => list.entries);
  const index = buildIndex(entries, scenario.startsAt.slice(0, 10));
  const hits = reads.flatMap((read) => index.match(read));
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
  const inForce = entries.filter((entry) => !index.expired.includes(entry));
  const verdicts = judgeWhole(pack, trace, truth, { file: `${plan.id}, seed ${plan.seed}` });
  const score = scoreRun(pack, truth, reads, inForce.map(listedEntry), trace, verdicts);
  return { inForce, alerts, trace, verdicts, score };
}
