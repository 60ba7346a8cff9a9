/**
 * The loop through hardware, closed: serialport, a PTY, the real firmware on an emulated microcontroller in a process of
 * its own, its pins, the virtual camera, RTSP, ffmpeg, recognizer, judge.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HardwareReport } from '../../scenarios/hardware/report.ts';
import { planThrough, readRigFile } from '../../scenarios/hardware/rig-file.ts';
import { runThrough } from '../../scenarios/hardware/run-through.ts';
import { scenarioFile } from '../../scenarios/library.ts';
import { planScenario } from '../../scenarios/plan.ts';
import { responderNamed } from '../../scenarios/respond/responders.ts';
import { writeRun } from '../../scenarios/run/folder.ts';
import { silent } from '../../scenarios/run/progress.ts';
import { replayRun } from '../../scenarios/run/replay.ts';
import { run } from '../../scenarios/run/run.ts';
import { scenarioFromFile } from '../../scenarios/source.ts';

const rigText = (emulate: string): string => `
gantry-rig: 1
emulate: ${emulate}
frames: { virtual: rtsp }
camera: { widthPx: 640, heightPx: 360, framesPerSecond: 5 }
servos:
  pan: { us: 1500, deg: -12, usPerDeg: 10 }
  tilt: { us: 1500, deg: -4.25, usPerDeg: 10 }
`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gantry-loop-'));
});
afterAll(() => rm(folder, { recursive: true }));

const source = scenarioFromFile(scenarioFile('night-turn'));
const responder = responderNamed('by-the-book');

function rigFile(emulate: string, ptz?: string) {
  const file = join(folder, 'rig.yaml');
  writeFileSync(file, `${rigText(emulate)}${ptz ? `ptz: ${ptz}\n` : ''}`);
  return readRigFile(file);
}
const through = (emulate: string, ptz?: string, text = source.text) =>
  runThrough(planScenario({ ...source, text }), { rig: rigFile(emulate, ptz), responder });

/** Its first exposure smears a plate over more than a letter; the second is short. */
const exposing = source.text
  .replace('panDeg: -35', 'panDeg: -35\n  exposureS: 0.0166\n  gainDb: 14.7')
  .replace('illuminatorLevel: 1', 'illuminatorLevel: 1, exposureS: 0.00048');
const exposures = (hardware: HardwareReport) => hardware.commands.filter(({ wanted }) => 'gainDb' in wanted);

describe('a scenario in which the camera has to turn and light up', () => {
  it('is read through the rig, exposed over its own serial line with the nearest that it has, and all goes by the book', async () => {
    const result = await through('{}', '{ emulate: {}, address: 3 }', exposing);
    const { score, reads, truth, hardware } = result;
    expect(score.unmet).toEqual([]);
    expect(reads.map(({ text }) => text)).toEqual([truth.vehicles[0]!.plate]);
    expect(hardware).toMatchObject({ rig: 'GantryRig 1.0', board: 'emulated', clock: 'lockstep', misses: [] });
    expect(hardware).toMatchObject({ exposureBy: 'VISCA EVI-D100, address 3' });
    expect(exposures(hardware!)).toMatchObject([
      { wanted: { exposureS: 0.0166, gainDb: 14.7 }, setting: { exposureS: 1 / 60, gainDb: 14 }, failure: undefined },
      {
        wanted: { exposureS: 0.00048, gainDb: 14.7 },
        setting: { exposureS: 1 / 2000, gainDb: 14 },
        failure: undefined,
      },
    ]);
    const { exposed, given } = hardware!.stream;
    expect(exposed).toBe(49);
    expect(given).toBeGreaterThan(40);
    expect(hardware!.timesWrong).toBe(0);
    expect(hardware!.worstUncertaintyS).toBeLessThan(0.05);
    for (const { doneS } of hardware!.commands) expect(doneS).toBeDefined();

    const run = await writeRun(result, folder);
    expect(await replayRun(run, silent)).toEqual({ from: 'reads', divergence: null });
    const kept = join(run, 'reads.ndjson');
    writeFileSync(kept, readFileSync(kept, 'utf8').replace(/"text":"\w+"/, '"text":"OTHER"'));
    expect((await replayRun(run, silent)).divergence).toMatchObject({ replayed: expect.stringContaining('OTHER') });
  }, 240_000);

  it('is missed by the same camera in simulation when it turns and does not light up', async () => {
    const text = source.text.replace(/.*illuminatorLevel: 1 .*\n/, '');
    expect(text).not.toBe(source.text);
    const { reads, score } = await run(planThrough(rigFile('{}'), planScenario({ ...source, text })), { responder });
    expect(reads).toEqual([]);
    expect(score.recognition.capture).toMatchObject({ count: 0, of: 1 });
  }, 120_000);

  it('is missed when the commands to turn are lost on the line, and the report says why', async () => {
    const { score, reads, hardware } = await through('{ loseAims: true }');
    expect(reads).toEqual([]);
    expect(score.unmet).toEqual([
      expect.stringMatching(/^no alert for stolen-car, which is on the list .* and passed$/),
    ]);
    const [miss] = hardware!.misses;
    expect(miss!.vehicleId).toBe('stolen-car');
    expect(miss!.why).toEqual([
      expect.stringMatching(/^the command at 1\.0 s \(pan 4\.7°.*\) had no effect: the rig does not answer "set"/),
      expect.stringMatching(
        /^from 8\.\d to 9\.\d s the camera stood at pan -35\.0°.*100 %; the scenario wants pan 4\.7°/,
      ),
      'no read of it came',
    ]);
  }, 240_000);

  it('is missed when the command to expose otherwise is lost on the line, and the report says why', async () => {
    const { score, reads, hardware } = await through('{}', '{ emulate: { loseExposures: true } }', exposing);
    expect(reads).toEqual([]);
    expect(score.unmet).not.toEqual([]);
    const [miss] = hardware!.misses;
    expect(miss!.why).toEqual([
      expect.stringMatching(
        /^the command at 3\.0 s \(1\/2083 s at 15 dB\) had no effect: the camera does not answer "shutter-direct"/,
      ),
      expect.stringMatching(
        /^from 8\.\d to 9\.\d s the camera exposed 1\/60 s at 14 dB; the scenario wants 1\/2083 s at 15 dB$/,
      ),
      'no read of it came',
    ]);
  }, 240_000);
});
