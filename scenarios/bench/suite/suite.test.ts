import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createRng } from '../../../base/rng.ts';
import { exposureUnder } from '../../../sim/camera/exposure.ts';
import { frameCount, frameTimeS, truthOf } from '../../../sim/camera/truth.ts';
import { cellsOf, readSuite } from './cells.ts';
import { degrade } from './degrade.ts';
import { suiteItems } from './items.ts';
import { suiteFile } from './named.ts';
import { cellWorld } from './pass.ts';
import { suiteSchema } from './schema.ts';

const folder = mkdtempSync(join(tmpdir(), 'gantry-suite-'));
afterAll(() => rmSync(folder, { recursive: true }));

const suiteOf = (sweeps: object[], base = {}) => suiteSchema.parse({ 'gantry-bench': 1, title: 'T', base, sweeps });
const conditionsOf = (changes: object) => cellsOf(suiteOf([{ focalLengthMm: [33] }], changes))[0]!.conditions;

describe('cellsOf', () => {
  it('crosses the lists of a sweep, and renders what sweeps have in common once', () => {
    const cells = cellsOf(
      suiteOf([
        { distanceM: [20, 40], atLeast: 0.9 },
        { speedMph: [35, 65], exposureS: [0.001, 0.002], atLeast: 0.5 },
      ]),
    );
    expect(cells.map(({ id, atLeast }) => [id, atLeast])).toEqual(
      [
        ['base', 0.9],
        ['distanceM=40', 0.9],
        ['exposureS=0.002', 0.5],
        ['speedMph=65', 0.5],
        ['speedMph=65 exposureS=0.002', 0.5],
      ].sort((a, b) => cells.findIndex(({ id }) => id === a[0]) - cells.findIndex(({ id }) => id === b[0])),
    );
    expect(cells[0]!.slices).toEqual({ distanceM: '20', 'speedMph × exposureS': '35 × 0.001' });
  });
  it.each(['standard', 'small'])('the suite %s can be used', (name) =>
    expect(cellsOf(readSuite(suiteFile(name))).length).toBeGreaterThan(3),
  );
});

it('suiteItems slices by light and weather, whatever a sweep varies', () => {
  const suite = suiteOf([
    { sunElevationDeg: [35, -4, -18] },
    { sunElevationDeg: [-18], illuminator: ['infrared'], rainMmPerHour: [10], fogVisibilityM: [200] },
  ]);
  expect(suiteItems(suite, '1').map(({ conditions: { light, weather } }) => [light, weather])).toEqual([
    ['day', 'clear'],
    ['dusk', 'clear'],
    ['night', 'clear'],
    ['night, infrared', 'rain and fog'],
  ]);
});

describe('a bad suite', () => {
  const head = 'gantry-bench: 1\ntitle: T\n';
  it.each([
    ['an unknown axis', `${head}sweeps:\n  - distance: [20]\n`, /:4:5: unknown key "distance"/],
    [
      'a value out of bounds',
      `${head}sweeps:\n  - distanceM: [20, 2]\n`,
      /:4:21: sweeps\.0\.distanceM\.1 is too small/,
    ],
    ['an unknown state', `${head}sweeps:\n  - state: [CT, ZZ]\n`, /:4:17: no plates of the state "ZZ"/],
    [
      'an unknown design',
      `${head}base: {design: none}\nsweeps:\n  - wear: [0]\n`,
      /:3:16: no plates of the design "none"/,
    ],
    ['no sweep', `${head}sweeps: []\n`, /:3:9: sweeps is too small/],
  ])('%s is refused with its place', (name, text, message) => {
    const file = join(folder, `${name.replaceAll(' ', '-')}.yaml`);
    writeFileSync(file, text);
    expect(() => readSuite(file)).toThrow(message);
  });
});

describe('cellWorld', () => {
  const size = { vehicles: 3, framesPerPass: 5 };
  const shownIn = (changes: object) => {
    const { world, camera, keeps } = cellWorld(conditionsOf(changes), size, createRng(1));
    const times = Array.from({ length: frameCount(camera, world.durationS) }, (_, index) => frameTimeS(camera, index));
    return { world, camera, plates: times.filter(keeps).map((tS) => truthOf(world, camera, 0, tS).plates) };
  };

  it.each([
    [15, 0, 35],
    [20, 10, 35],
    [25, 40, 15],
    [50, 10, 65],
  ])('shows each plate some %i m away at %i° from the lane, at %i mph', (distanceM, incidenceDeg, speedMph) => {
    const { plates } = shownIn({ distanceM, incidenceDeg, speedMph });
    expect(plates.every((each) => each.length === 1)).toBe(true);
    const seen = plates.flat();
    expect(seen.length).toBeGreaterThanOrEqual(size.vehicles * (size.framesPerPass - 1));
    expect(seen.length).toBeLessThanOrEqual(size.vehicles * (size.framesPerPass + 1));
    expect(new Set(seen.map(({ vehicleId }) => vehicleId)).size).toBe(size.vehicles);
    for (const plate of seen) {
      expect(Math.abs(plate.distanceM - distanceM)).toBeLessThan(1.7);
      expect(plate.visibility).toBe(1);
    }
    const mean = seen.reduce((sum, plate) => sum + plate.incidenceDeg, 0) / seen.length;
    // The camera also looks down on the plate, which leans up a little.
    expect(Math.abs(mean - incidenceDeg)).toBeLessThan(12);
  });

  it('exposes as asked, in stops from proper exposure, whatever the light', () => {
    for (const sunElevationDeg of [60, 0])
      for (const exposureStops of [-2, 0, 1]) {
        const { world, camera } = cellWorld(conditionsOf({ sunElevationDeg, exposureStops }), size, createRng(1));
        expect(Math.log2(exposureUnder(world.light, camera))).toBeCloseTo(exposureStops, 6);
      }
  });

  it('has the weather asked, and a camera with a lamp of its own where asked', () => {
    const night = { sunElevationDeg: -18, illuminator: 'infrared', rainMmPerHour: 5, exposureStops: -1 };
    const { world, camera } = cellWorld(conditionsOf(night), size, createRng(1));
    expect(world.light.weather).toEqual({ rainMmPerHour: 5 });
    expect(camera).toMatchObject({ filter: 'infrared-pass', illuminator: { level: 1 } });
    expect(Math.log2(exposureUnder(world.light, camera))).toBeCloseTo(-1, 6);
    const foggy = cellWorld(conditionsOf({ fogVisibilityM: 90 }), size, createRng(1));
    expect(foggy.world.light.weather).toEqual({ rainMmPerHour: 0, fogVisibilityM: 90 });
    expect(foggy.camera.illuminator).toBeUndefined();
  });

  it('wears and designs plates as asked, and empties the road', () => {
    const { world } = shownIn({ design: 'ny-excelsior', wear: 0.6 });
    expect(world.vehicles.map(({ plate }) => [plate.design, plate.wear])).toEqual(Array(3).fill(['ny-excelsior', 0.6]));
    const empty = shownIn({ plates: 'none' });
    expect(empty.world.vehicles).toEqual([]);
    expect(empty.plates.length).toBeGreaterThan(10);
    expect(empty.plates.flat()).toEqual([]);
  });
});

describe('degrade', () => {
  const picture = { widthPx: 64, heightPx: 32, rgba: new Uint8Array(64 * 32 * 4).fill(255) };
  const corners = [
    { x: 10, y: 8 },
    { x: 50, y: 8 },
    { x: 50, y: 24 },
    { x: 10, y: 24 },
  ] as const;
  const darkOnPlate = (rgba: Uint8Array) =>
    Array.from({ length: 40 }, (_, x) => rgba[(16 * 64 + 10 + x) * 4]!).filter((value) => value < 128).length;

  it('leaves a picture alone when nothing is asked', async () =>
    expect(await degrade(picture, { occlusion: 0 }, [])).toBe(picture));
  it('hides the asked part of the plate, at the same place each time', async () => {
    const once = () => degrade(picture, { occlusion: 0.25 }, [{ corners, rng: createRng('bar') }]);
    const { rgba } = await once();
    expect(darkOnPlate(rgba)).toBeGreaterThanOrEqual(9);
    expect(darkOnPlate(rgba)).toBeLessThanOrEqual(11);
    expect(Buffer.from((await once()).rgba).equals(rgba)).toBe(true);
  });
  it('loses more the lower the quality of the JPEG', async () => {
    const noise = createRng('noise');
    const noisy = { ...picture, rgba: picture.rgba.map((_, k) => (k % 4 === 3 ? 255 : noise.integer(0, 255))) };
    const lossAt = async (jpegQuality: number) => {
      const { rgba } = await degrade(noisy, { occlusion: 0, jpegQuality }, []);
      return rgba.reduce((sum, value, k) => sum + Math.abs(value - noisy.rgba[k]!), 0);
    };
    expect(await lossAt(30)).toBeGreaterThan(1.1 * (await lossAt(95)));
  });
});
