/** One run: frames to reads, reads to alerts, alerts to what people do, and all of it to verdicts. */
import { version } from '../../package.json';
import { judge } from '../../policy/judge.ts';
import { loadPack } from '../../policy/pack/load.ts';
import { defaultAlertSettings, raiseAlerts } from '../../recognizer/alert/alert.ts';
import { type ImportedHotList, importHotList } from '../../recognizer/match/import.ts';
import { buildIndex } from '../../recognizer/match/match.ts';
import type { Recognizer } from '../../recognizer/ports.ts';
import { createRecognizer, recognizerName } from '../../recognizer/recognizer.ts';
import { frameCount } from '../../sim/camera/truth.ts';
import { createSimulatedCamera, type SimulatedCameraOptions } from '../../sim/render/frame-source.ts';
import type { Plan, PlannedList } from '../plan.ts';
import type { Responder } from '../respond/port.ts';
import { createRecords } from '../respond/records.ts';
import { scoreRun } from '../score/score.ts';
import { collectEvidence } from './evidence.ts';
import { perceive } from './perceive.ts';
import { type Progress, silent } from './progress.ts';
import type { RunResult, Versions } from './result.ts';
import { situationOf } from './situation.ts';
import { alertEvent, hitEvent, numberTrace, readEvent, startedEvent } from './trace.ts';
import { truthOfRun } from './truth.ts';

export interface RunOptions {
  readonly responder: Responder;
  /** The system under test; ours when left out. */
  readonly recognizer?: Recognizer;
  /** Bad rows of hot lists are errors, not set aside. */
  readonly strict?: boolean;
  readonly progress?: Progress;
  /** The scenario's twin that this is a run of. */
  readonly twin?: string | null;
  /** Which plate's face each vehicle shows; its own when left out. Ground truth keeps to the vehicle's own. */
  readonly faces?: NonNullable<SimulatedCameraOptions['faces']>;
}

/** @throws InputError when lists cannot be used */
export async function run(
  plan: Plan,
  { responder, recognizer: given, strict = false, progress = silent, faces, twin = null }: RunOptions,
): Promise<RunResult> {
  const pack = loadPack(plan.scenario.policy);
  const lists = plan.lists.map((list) => importPlanned(list, strict));
  const entries = lists.flatMap((list) => list.entries);
  const index = buildIndex(entries, plan.scenario.startsAt.slice(0, 10));
  const inForce = entries.filter((entry) => !index.expired.includes(entry));

  const recognizer = given ?? (await createRecognizer());
  const camera = createSimulatedCamera({
    world: plan.world,
    camera: plan.camera,
    rng: plan.rng.fork('sensor'),
    ...(faces && { faces }),
  });
  const perception = await perceive(camera.frames(), recognizer, plan.scenario.durationS, progress).finally(() =>
    camera.dispose(),
  );
  const { frames, reads } = perception;
  const truth = truthOfRun(plan, frames, reads);

  const hits = reads.flatMap((read) => index.match(read));
  const { alerts } = raiseAlerts(hits, defaultAlertSettings);
  const alertEvents = alerts.map(alertEvent);
  const response = responder.respond({
    alerts: alertEvents,
    cast: plan.scenario.people,
    situationOf: (alertId) =>
      situationOf(alertEvents.find((alert) => alert.alertId === alertId)!, truth, plan.scenario.findChancePerMinute),
    records: createRecords(truth.records, plan.scenario.systems),
    radioBusyUntilS: plan.scenario.radioBusyUntilS,
    rng: plan.rng.fork('response'),
  });

  const versions = { ...versionsOf(plan), recognizer: recognizer.name };
  const trace = numberTrace([
    startedEvent(versions.gantry, plan.scenario.startsAt, plan.scenario.people),
    ...reads.map(readEvent),
    ...hits.map(hitEvent),
    ...alertEvents,
    ...response,
  ]);
  const verdicts = judge(pack, trace, truth);
  return {
    plan,
    responder: responder.name,
    twin,
    versions,
    frameCount: { exposed: frames.length, slots: frameCount(plan.camera, plan.scenario.durationS) },
    frames,
    reads,
    setAside: lists.flatMap((list) => list.setAside),
    truth,
    trace,
    verdicts,
    evidence: await collectEvidence(alerts, perception.evidence),
    score: scoreRun(truth, reads, inForce, trace, verdicts),
  };
}

/** What the result of a plan depends on besides the plan. */
export const versionsOf = (plan: Plan): Versions => ({
  gantry: `gantry ${version}`,
  recognizer: recognizerName,
  pack: plan.scenario.policy,
});

/** Entries are called by the list's name in the scenario, not by where the file lies: a run is the same wherever it runs. */
function importPlanned({ name, file, text }: PlannedList, strict: boolean): ImportedHotList {
  const list = importHotList(text, file, { strict });
  return { ...list, entries: list.entries.map((entry) => ({ ...entry, id: name + entry.id.slice(file.length) })) };
}
