import { describe, expect, it } from 'vitest';
import { createRng } from '../../base/rng.ts';
import { createBoard } from '../emulator/board.ts';
import { pins } from '../emulator/pins.ts';
import { cameraRigHex, loadProgram } from '../emulator/program.ts';
import { createStreamCamera } from '../emulator/stream-camera.ts';
import { runCampaign } from './campaign.ts';
import { faultKinds } from './faults.ts';
import type { Told } from './host.ts';
import { type Trial, trialPasses } from './trial.ts';
import { createPinWatch, judgeTimes } from './truth.ts';

describe('a small campaign, one trial of each kind', () => {
  it('finds no hang, no wrong time and the safe state in time; frames are timed in each', async () => {
    const { trialList, kinds } = await runCampaign({ trials: faultKinds.length, seed: 'ci' });
    expect(kinds.map(({ kind }) => kind)).toEqual(faultKinds);
    expect(trialList.filter((trial) => !trialPasses(trial))).toEqual([]);
    expect(trialList.filter(({ times }) => times.frames < 3)).toEqual([]);
    // What strikes does strike: the connection is lost, the board starts anew, the light is on until somebody is silent.
    const states = Object.fromEntries(trialList.map((trial) => [trial.kind, trial.states]));
    expect(states.unplug).toContain('lost');
    expect(states['brown-out']).toContain('synchronising 1');
    expect(trialList.find(({ kind }) => kind === 'host-killed')!.safeAfterS).toBeGreaterThan(1);
  }, 120_000);

  it('is the same for the same seed', async () => {
    const settings = { trials: 2, seed: 'again' };
    expect(await runCampaign(settings)).toEqual(await runCampaign(settings));
  }, 60_000);
});

describe('a trial fails', () => {
  const good: Trial = {
    index: 0,
    kind: 'loss-1',
    lastedS: 1,
    lit: true,
    safeAfterS: 0.5,
    safeWithinS: 0.5,
    hang: undefined,
    error: undefined,
    times: { told: 3, frames: 1, wrong: 0, untold: 9, largestErrorS: 0, largestUncertaintyS: 0 },
    states: [],
  };
  it('but not this one', () => expect(trialPasses(good)).toBe(true));
  it.each<[string, Partial<Trial>]>([
    ['on a hang', { hang: 'not done within 4 s' }],
    ['on an error', { error: 'x' }],
    ['on a wrong time', { times: { ...good.times, wrong: 1 } }],
    ['where no frame was timed', { times: { ...good.times, frames: 0 } }],
    ['where the light never was on', { lit: false }],
    ['when it is safe too late', { safeAfterS: 0.51 }],
    ['when it is never measured safe', { safeAfterS: Number.NaN }],
  ])('%s', (_, bad) => expect(trialPasses({ ...good, ...bad })).toBe(false));
});

describe('what is held to the truth', () => {
  const board = createBoard(loadProgram(cameraRigHex));
  const fingerprints: number[] = [];
  const timing = { periodS: 0.2, exposureS: 0.002, latencyS: [0.03, 0.06] } as const;
  const camera = createStreamCamera(board, createRng('truth'), timing, (arrival) => {
    fingerprints.push(arrival.fingerprint);
  });
  board.runTo(16e6);
  const watch = createPinWatch();
  watch.note({ pin: pins.shutter, level: 1, cycle: 16e6 });
  watch.note({ pin: pins.shutter, level: 0, cycle: 16.1e6 });
  const at = (tS: number) => ({ tS, uncertaintyS: 0.001 });
  const fall = camera.edges.find(({ level }) => level === 0)!.tS;
  const middle = camera.exposedS(fingerprints[1]!)!;

  it.each<[string, Told, number]>([
    ['a pulse as it was', { what: 'trigger pulse', at: at(1.0009) }, 0],
    ['a pulse that is off by more than was stated', { what: 'trigger pulse', at: at(1.0011) }, 1],
    ['an edge as it was', { what: 'strobe edge', level: 0, at: at(fall) }, 0],
    ['an edge of the other level', { what: 'strobe edge', level: 1, at: at(fall) }, 1],
    ['a frame as it was', { what: 'frame', fingerprint: fingerprints[1]!, at: at(middle) }, 0],
    ["a frame with its neighbour's time", { what: 'frame', fingerprint: fingerprints[2]!, at: at(middle) }, 1],
    ['a frame that never was', { what: 'frame', fingerprint: 5, at: at(middle) }, 1],
  ])('%s', (_, told, wrong) => expect(judgeTimes([told], watch, camera).wrong).toBe(wrong));

  it('is safe once light and shutter are low', () => {
    expect(watch.unsafeUntilS(3)).toBeCloseTo(16.1 / 16);
    expect(watch.lit()).toBe(false);
    watch.note({ pin: pins.illuminator, level: 1, cycle: 32e6 });
    expect(watch.lit()).toBe(true);
    expect(watch.unsafeUntilS(3)).toBe(3);
  });
});
