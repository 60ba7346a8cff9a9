/** Speed of each part in one run on one machine: trust the ratios, not the single figures. */
import { cpus } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { projectRoot } from '../base/files.ts';
import { measureJudge } from '../policy/bench/throughput.ts';
import { loadPack } from '../policy/pack/load.ts';
import { measureStorm } from '../recognizer/alert/bench.ts';
import { outboxInMemory } from '../recognizer/alert/testing.ts';
import { timeStages } from '../recognizer/bench.ts';
import type { Frame } from '../recognizer/ports.ts';
import { loadNetworks } from '../recognizer/recognizer.ts';
import { measureThroughput } from '../recognizer/workers/bench.ts';
import { planScenario } from '../scenarios/plan.ts';
import { responderNamed } from '../scenarios/respond/responders.ts';
import { run } from '../scenarios/run/run.ts';
import { scenarioFromFile } from '../scenarios/source.ts';
import { measureRendering } from '../sim/render/bench.ts';
import { createSimulatedCamera } from '../sim/render/frame-source.ts';
import { createOutbox } from '../store/alerts/outbox.ts';
import { createSettingsBook } from '../store/alerts/settings.ts';
import { ledgerOn } from '../store/ledger.ts';
import { migrate } from '../store/migrate.ts';
import { openInMemory } from '../store/pglite.ts';

const say = (text: string): boolean => process.stdout.write(`${text}\n`);
const plan = planScenario(scenarioFromFile(join(projectRoot, 'scenarios', 'library', 'dusk-town-line.yaml')));

say(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}\n`);

say('Rendering, with readback');
for (const { device, widthPx, heightPx, framesPerS, medianMs, p90Ms, frames } of await measureRendering()) {
  say(`  ${widthPx}×${heightPx}  ${framesPerS.toFixed(1)} frames/s, of ${frames} with traffic in view; ${device}`);
  say(`             a frame ${medianMs.toFixed(0)} ms median, ${p90Ms.toFixed(0)} ms at the 90th percentile`);
}

const frames: Frame[] = [];
const camera = createSimulatedCamera({ world: plan.world, camera: plan.camera, rng: plan.rng.fork('sensor') });
for await (const { frame } of camera.frames()) if (frames.push(frame) === 60) break;
camera.dispose();
const stages = await timeStages(frames, await loadNetworks());
say(`\nRecognizer, one thread, median of ${stages.frames} frames 1280×720 with ${stages.plates} plates`);
say(
  `  gray ${stages.grayMs.toFixed(2)} ms, detect ${stages.detectMs.toFixed(2)} ms, track ${stages.trackMs.toFixed(2)} ms a frame`,
);
say(
  `  refine ${stages.refineMs.toFixed(2)} ms, rectify ${stages.rectifyMs.toFixed(2)} ms, rectify and read ${stages.readMs.toFixed(2)} ms, tell the state ${stages.stateMs.toFixed(2)} ms, describe the vehicle ${stages.describeMs.toFixed(2)} ms a plate`,
);
say(`  whole frame ${stages.frameMs.toFixed(2)} ms`);

say('\nRecognizer in threads, the same frames');
for (const { threads, framesPerS, timesOne, cpuMs, memoryMiB } of await measureThroughput(frames, [2, 4]))
  say(
    `  ${threads} thread${threads === 1 ? ' ' : 's'} ${framesPerS.toFixed(1)} frames/s, ${timesOne.toFixed(2)} times one thread; ${cpuMs.toFixed(0)} ms of processor time a frame, ${memoryMiB.toFixed(0)} MiB`,
  );

const startMs = performance.now();
const result = await run(plan, { responder: responderNamed('by-the-book') });
const wallS = (performance.now() - startMs) / 1000;
const recognizerS = (result.frameCount.exposed * stages.frameMs) / 1000;
say('\nWhole pipeline, scenario dusk-town-line');
say(
  `  ${(plan.scenario.durationS / wallS).toFixed(2)} simulated seconds a wall second (${plan.scenario.durationS} s in ${wallS.toFixed(1)} s)`,
);
say(
  `  ${result.frameCount.exposed} of ${result.frameCount.slots} frames exposed, ${(result.frameCount.exposed / wallS).toFixed(1)} frames/s`,
);
const recognizerPart = recognizerS / wallS;
say(
  `  the recognizer takes ${(100 * recognizerPart).toFixed(0)} % of the time: ${recognizerPart < 0.5 ? 'rendering bounds it' : 'recognition bounds it'}`,
);
say(`  peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);

const memory = (): number => process.memoryUsage().heapUsed;
const judged = measureJudge(loadPack('clinton-12.10'), 1_000_000, () => performance.now() / 1000, memory);
say(`\nJudge, a trace of ${judged.events} events in a stream, pack clinton-12.10`);
say(`  ${judged.eventsPerS.toFixed(0)} events/s, ${judged.episodesPerS.toFixed(0)} alerts from read to closing/s`);
say(`  heap ${judged.heapEarlyMiB.toFixed(0)} MiB after a tenth of it, ${judged.heapEndMiB.toFixed(0)} MiB at its end`);

say('\nAlert storm, 300 alerts in a minute to 10 people in the application, by text and by e-mail');
const inMemory = await measureStorm(async (settings, people) => outboxInMemory(settings, people).outbox);
const database = await openInMemory();
await migrate(database);
const inStore = await measureStorm(async (settings, people) => {
  await createSettingsBook(database).add(settings);
  const at = new Date().toISOString();
  for (const [subject, body] of people)
    await ledgerOn(database).append({ kind: 'person', subject, at, by: subject, body });
  return createOutbox(database);
});
await database.close();
const { deliveries, messages, rankMs, subscribeMs } = inStore;
say(
  `  ranked in ${rankMs.toFixed(1)} ms, ${deliveries} deliveries found in ${subscribeMs.toFixed(0)} ms, sent in ${messages} messages`,
);
for (const [where, { enqueueMs, deliverMs }] of [
  ['outbox in memory', inMemory],
  ['outbox in the store', inStore],
] as const)
  say(
    `  ${where}: enqueued in ${enqueueMs.toFixed(0)} ms, sent in ${deliverMs.toFixed(0)} ms, ${(60_000 / (enqueueMs + deliverMs)).toFixed(0)} times as fast as it came`,
  );
