import { describe, expect, it } from 'vitest';
import { InputError } from '../base/errors.ts';
import { readText } from '../base/files.ts';
import { libraryFiles } from './library.ts';
import { platesOf } from './lists/plates.ts';
import { isTraceText } from './open.ts';
import { planScenario } from './plan.ts';
import { type ScenarioSource, scenarioFromFile } from './source.ts';

const text = `gantry: 1
title: t
story: s
expects: e
startsAt: 2026-01-01T18:00:00
durationS: 20
light: { sunElevationDeg: 0 }
vehicles:
  - { id: suv, body: suv, lane: 0, entersAtS: 2, speedMph: 35 }
  - { id: van, body: van, lane: 1, entersAtS: 3, speedMph: 35 }
lists: [a.csv]
records:
  - { plate: '@suv', status: active, reason: stolen-vehicle }
`;
const source = (change: (text: string) => string = (same) => same, list = '@suv,CT\n'): ScenarioSource => ({
  id: 'test',
  file: 'test.yaml',
  text: change(text),
  list: (name) => ({ file: name, text: list }),
  platesOf,
});
const faultsOf = (work: () => unknown): string[] => {
  try {
    work();
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.message.split('\n').filter((line) => !line.startsWith('    '));
  }
};

describe('planScenario', () => {
  it('puts the same plates on vehicles, lists and records', () => {
    const plan = planScenario(source(), '9');
    const suv = plan.world.vehicles.find(({ id }) => id === 'suv')!;
    expect(plan.lists[0]!.text).toBe(`${suv.plate.text},CT\n`);
    expect(plan.records).toEqual([{ plate: suv.plate.text, state: 'CT', status: 'active', reason: 'stolen-vehicle' }]);
  });

  it('has the weather and the camera’s lamp as the file says, with the filter and the exposure that go with it', () => {
    const night = 'light: { sunElevationDeg: -18 }\nweather: { rainMmPerHour: 4 }';
    const planned = (camera: string) =>
      planScenario(source((given) => given.replace('light: { sunElevationDeg: 0 }', `${night}\n${camera}`)));
    const { world, camera } = planned('camera: { illuminator: { level: 0.5 } }');
    expect(world.light.weather).toEqual({ rainMmPerHour: 4 });
    expect(camera).toMatchObject({ filter: 'infrared-pass', exposureS: 0.0005, illuminator: { level: 0.5 } });
    expect(camera.gainDb).toBeLessThan(24);
    expect(planned('camera: { filter: infrared-cut, illuminator: {} }').camera).toMatchObject({
      filter: 'infrared-cut',
    });
    expect(planned('camera: {}').camera).toMatchObject({ filter: 'infrared-cut', gainDb: 36 });
    expect(() => planned('camera: { illuminator: { wavelengthNm: 700 } }')).toThrow(
      /9:40: camera\.illuminator\.wavelengthNm/,
    );
  });

  it('is a function of the seed, and a vehicle’s plate does not hang on the others', () => {
    const plateOf = (plan: ReturnType<typeof planScenario>, id: string) =>
      plan.world.vehicles.find((vehicle) => vehicle.id === id)!.plate;
    const withoutVan = (given: string) => given.replace(/.*id: van.*\n/, '');
    expect(plateOf(planScenario(source(), '9'), 'suv')).toEqual(plateOf(planScenario(source(), '9'), 'suv'));
    expect(plateOf(planScenario(source(), '9'), 'suv').text).not.toBe(
      plateOf(planScenario(source(), '10'), 'suv').text,
    );
    expect(plateOf(planScenario(source(withoutVan), '9'), 'suv')).toEqual(plateOf(planScenario(source(), '9'), 'suv'));
  });

  it.each<[string, (given: string) => string, string]>([
    [
      'two vehicles of one name',
      (t) => t.replace('id: van', 'id: suv'),
      'test.yaml:10:11: a second vehicle is called "suv"',
    ],
    [
      'a plate that the state does not issue',
      (t) => t.replace('id: van,', "id: van, plate: '!!',"),
      'test.yaml:10:23: CT issues no plate "!!"',
    ],
    [
      'a state that cannot be drawn',
      (t) => t.replace('id: van,', 'id: van, state: ZZ,'),
      'test.yaml:10:23: no plates of the state "ZZ" can be drawn',
    ],
    ['a lane that is not there', (t) => t.replace('lane: 1', 'lane: 7'), 'test.yaml:10:5: vehicle "van"'],
    [
      'two people of one name',
      (t) => `${t}people: { officers: [{ id: ecc-1 }] }\n`,
      'test.yaml:14:28: two people are called "ecc-1"',
    ],
    [
      'settings of nobody',
      (t) => `${t}settings: [{ type: sms.set, actor: ecc-2, enabled: true }]\n`,
      'test.yaml:14:36: nobody on duty is called "ecc-2"',
    ],
    [
      'a setting that is none',
      (t) => `${t}settings: [{ type: sms.set, actor: ecc-1, enabled: perhaps }]\n`,
      'settings.0.enabled',
    ],
    [
      'an unknown reason',
      (t) => t.replace('reason: stolen-vehicle', 'reason: stolen-vehicel'),
      'unknown notification reason "stolen-vehicel"',
    ],
    [
      'a record without state',
      (t) => t.replace("'@suv'", 'AB12345'),
      'test.yaml:13:14: the record of plate AB12345 names no state',
    ],
    [
      'moves that are out of order',
      (t) => `${t}camera: { moves: [{ atS: 2, panDeg: 1 }, { atS: 1, panDeg: 2 }] }\n`,
      'test.yaml:14:49: this move comes before the one above it',
    ],
    [
      'a move of an exposure that the camera chooses by itself',
      (t) => `${t}camera: { moves: [{ atS: 2, exposureS: 0.001 }] }\n`,
      'test.yaml:14:40: the camera exposes by itself',
    ],
    [
      'a level for a lamp that is not there',
      (t) => `${t}camera: { moves: [{ atS: 2, illuminatorLevel: 1 }] }\n`,
      'test.yaml:14:47: the camera has no illuminator to set',
    ],
  ])('places %s', (_, change, expected) => {
    expect(faultsOf(() => planScenario(source(change), '9'))[0]).toContain(expected);
  });

  it('faults the line of a list that cannot be read', () => {
    const missing: ScenarioSource = {
      ...source(),
      list: (name) => ({ file: name, text: readText(`nowhere/${name}`) }),
    };
    expect(faultsOf(() => planScenario(missing))).toEqual(['test.yaml:11:9: nowhere/a.csv: file not found']);
  });

  it('places a list’s reference to nobody in the list', () => {
    expect(faultsOf(() => planScenario(source(undefined, 'plate\n@bus\n')))).toEqual([
      'a.csv:2:1: no vehicle of this scenario is called "bus"',
    ]);
  });

  const withPixels = libraryFiles().filter((file) => !isTraceText(readText(file)));
  it.each(withPixels)('plans the library’s %s over seeds', (file) => {
    for (const seed of ['1', '2', '3', '4', '5']) {
      const { world, scenario } = planScenario(scenarioFromFile(file), seed);
      expect(world.vehicles.length).toBeGreaterThanOrEqual(scenario.traffic.atLeast);
    }
  });
});
