import { beforeAll, describe, expect, it } from 'vitest';
import { createRng } from '../../base/rng.ts';
import { autoExposed } from '../camera/exposure.ts';
import { defaultIlluminator } from '../camera/illuminator.ts';
import { type CameraSetting, withSetting } from '../camera/setting.ts';
import { truthOf } from '../camera/truth.ts';
import { createSimulatedCamera, type SimulatedFrame } from './frame-source.ts';
import { smallCamera, suvLeaving, worldOf } from './testing.ts';

const world = worldOf([{ ...suvLeaving, speedMps: 0 }], -18, 0.4);
const camera = autoExposed({ ...smallCamera, filter: 'infrared-pass', illuminator: defaultIlluminator }, world.light, {
  maxExposureS: 0.0005,
  maxGainDb: 24,
});

/** Mean level of a plate's face in a frame, 0 to 255, of the channels apart. */
function levelsOf({ frame, truth }: SimulatedFrame): number[] {
  const { corners } = truth.plates[0]!;
  const [left, right] = [Math.ceil(corners[0].x) + 2, Math.floor(corners[1].x) - 2];
  const [top, bottom] = [Math.ceil(corners[0].y) + 2, Math.floor(corners[2].y) - 2];
  return [0, 1, 2].map((channel) => {
    let [sum, count] = [0, 0];
    for (let y = top; y < bottom; y++)
      for (let x = left; x < right; x++, count++) sum += frame.rgba[(y * frame.widthPx + x) * 4 + channel]!;
    return sum / count;
  });
}

describe('a camera set while it runs', () => {
  const settings: CameraSetting[] = [
    { illuminatorLevel: 0 },
    { illuminatorLevel: 1 },
    { illuminatorLevel: 0.25 },
    { illuminatorLevel: 1, exposureS: camera.exposureS / 4 },
    { illuminatorLevel: 1, panDeg: camera.panDeg - 1, tiltDeg: camera.tiltDeg + 0.5 },
  ];
  const taken: SimulatedFrame[] = [];
  beforeAll(async () => {
    const simulated = createSimulatedCamera({
      world,
      camera,
      rng: createRng('infrared'),
      settingAt: async (tS) => settings[Math.round(tS * camera.framesPerSecond)]!,
    });
    for await (const each of simulated.frames()) taken.push(each);
    simulated.dispose();
  });

  it('sees plates in its own light only', () => {
    const [dark, bright, dim, short, turned] = taken.map((each) => levelsOf(each)[0]!);
    expect(dark).toBeLessThan(12);
    expect(bright).toBeGreaterThan(110);
    for (const less of [dim!, short!]) {
      expect(less).toBeLessThan(bright! * 0.7);
      expect(less).toBeGreaterThan(dark! + 30);
    }
    expect(turned).toBeGreaterThan(90);
  });

  it('sees no colour', () => {
    const { rgba } = taken[1]!.frame;
    for (let at = 0; at < rgba.length; at += 4)
      if (rgba[at] !== rgba[at + 1] || rgba[at] !== rgba[at + 2]) expect.fail();
  });

  it('has the truth of what it looked at, and says how it was set', () => {
    settings.forEach((setting, index) => {
      const now = withSetting(camera, setting);
      expect(taken[index]!.camera).toEqual(now);
      expect(taken[index]!.truth).toEqual(truthOf(world, now, index, taken[index]!.frame.tS));
    });
    const xOf = ({ truth }: SimulatedFrame) => truth.plates[0]!.corners[0].x;
    expect(xOf(taken[4]!)).toBeLessThan(xOf(taken[1]!) - 20);
  });
});
