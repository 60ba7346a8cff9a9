/** A scenario and a seed, worked out: the world that drives, the camera that looks, the lists and records with real plates. */
import { type Fault, InputError } from '../base/errors.ts';
import { createRng, type Rng } from '../base/rng.ts';
import { parseYaml, type YamlFile } from '../base/yaml.ts';
import type { Truth } from '../policy/truth.ts';
import { normalizePlate } from '../recognizer/match/entry.ts';
import { reasonIds, reasonOf } from '../recognizer/match/reasons.ts';
import { defaultCamera } from '../sim/camera/default-camera.ts';
import { autoExposed } from '../sim/camera/exposure.ts';
import { defaultIlluminator } from '../sim/camera/illuminator.ts';
import { issuePlate, knownStates, plateFromText } from '../sim/plates/issue.ts';
import { createWorld } from '../sim/traffic/create-world.ts';
import { CastError } from '../sim/traffic/spec.ts';
import type { CameraSpec, Light, Plate, World } from '../sim/world.ts';
import { type FaultsOf, planFaults, writtenPlate } from './lists/plan.ts';
import { type PlannedList, readLists } from './lists/read.ts';
import { createReferences, type References, resolveList } from './references.ts';
import { type Scenario, scenarioSchema } from './schema.ts';
import type { ScenarioSource } from './source.ts';

export interface Plan {
  readonly id: string;
  readonly seed: string;
  readonly scenario: Scenario;
  /** The scenario file's text. */
  readonly source: string;
  readonly world: World;
  readonly camera: CameraSpec;
  readonly lists: readonly PlannedList[];
  readonly faultsOf: FaultsOf;
  readonly records: Truth['records'];
  readonly rng: Rng;
}

/**
 * Works a scenario out for a seed (its own when left out).
 *
 * @throws InputError naming file, line and column of all that cannot be used
 */
export function planScenario(source: ScenarioSource, seed?: string): Plan {
  const yaml = parseYaml(source.text, source.file, scenarioSchema);
  const scenario = yaml.value;
  const chosenSeed = seed ?? String(scenario.seed);
  const rng = createRng(chosenSeed);
  checkStates(yaml);
  checkPeople(yaml);
  checkMoves(yaml);
  const plates = castPlates(yaml, rng.fork('cast'));
  const references = createReferences(plates, rng.fork('look-alikes'));
  const lists = readLists(yaml, source, (text, file) => withPlates(text, file, references));
  const faultsOf = planFaults(
    scenario,
    () => source.platesOf(lists),
    (plate) => references(plate) ?? writtenPlate(plate),
    yaml.placeOf,
  );
  const records = plannedRecords(yaml, references);
  const world = plannedWorld(yaml, plates, rng.fork('traffic'));
  const camera = plannedCamera(scenario);
  return {
    id: source.id,
    seed: chosenSeed,
    scenario,
    source: source.text,
    world,
    camera,
    lists,
    faultsOf,
    records,
    rng,
  };
}

/** Each person has an id of their own: the judge knows people by it. */
function checkPeople(yaml: YamlFile<Scenario>): void {
  const { dispatcher, supervisor, officers } = yaml.value.people;
  const seen = new Set([dispatcher.id]);
  const others = [
    { id: supervisor.id, path: ['people', 'supervisor', 'id'] },
    ...officers.map(({ id }, index) => ({ id, path: ['people', 'officers', index, 'id'] })),
  ];
  for (const { id, path } of others) {
    if (seen.has(id))
      throw new InputError({
        what: `two people are called "${id}"`,
        where: yaml.placeOf(path),
        expected: 'an id of their own',
      });
    seen.add(id);
  }
  const stranger = yaml.value.settings.findIndex(({ actor }) => !seen.has(actor));
  if (stranger >= 0)
    throw new InputError({
      what: `nobody on duty is called "${yaml.value.settings[stranger]!.actor}"`,
      where: yaml.placeOf(['settings', stranger, 'actor']),
      expected: [...seen].join(', '),
    });
}

function checkStates(yaml: YamlFile<Scenario>): void {
  const unknown = [
    ...Object.keys(yaml.value.traffic.states ?? {}).map((state) => ({ state, path: ['traffic', 'states', state] })),
    ...yaml.value.vehicles.map(({ state }, index) => ({ state, path: ['vehicles', index, 'state'] })),
  ].filter(({ state }) => !knownStates.includes(state));
  if (unknown.length > 0)
    throw new InputError(
      unknown.map(({ state, path }) => ({
        what: `no plates of the state "${state}" can be drawn`,
        where: yaml.placeOf(path),
        expected: knownStates.join(', '),
      })),
    );
}

/** Short enough that a plate stays sharp at road speed, and no more gain than its noise is worth. */
const exposureLimits = {
  'infrared-cut': { maxExposureS: 0.001, maxGainDb: 36 },
  'infrared-pass': { maxExposureS: 0.0005, maxGainDb: 24 },
};

/** Plates of the named vehicles, each from its own stream: another vehicle in the file changes no plate. */
function castPlates(yaml: YamlFile<Scenario>, rng: Rng): ReadonlyMap<string, Plate> {
  const faults: Fault[] = [];
  const plates = new Map<string, Plate>();
  for (const [index, vehicle] of yaml.value.vehicles.entries()) {
    const at = (key: string) => yaml.placeOf(['vehicles', index, key]);
    const own = rng.fork(vehicle.id);
    if (plates.has(vehicle.id))
      faults.push({
        what: `a second vehicle is called "${vehicle.id}"`,
        where: at('id'),
        expected: 'an id of its own',
      });
    const plate =
      vehicle.plate === undefined
        ? issuePlate(vehicle.state, vehicle.body, own)
        : plateFromText(vehicle.state, vehicle.plate, vehicle.body, own);
    if (plate) plates.set(vehicle.id, plate);
    else
      faults.push({
        what: `${vehicle.state} issues no plate "${vehicle.plate}"`,
        where: at('plate'),
        expected: `a plate in one of that state's formats`,
      });
  }
  if (faults.length > 0) throw new InputError(faults);
  return plates;
}

function plannedWorld(yaml: YamlFile<Scenario>, plates: ReadonlyMap<string, Plate>, rng: Rng): World {
  const { durationS, road, traffic, vehicles } = yaml.value;
  const light = lightOf(yaml.value);
  const cast = vehicles.map(({ id, body, color, lane, entersAtS, speedMph }) => ({
    id,
    body,
    color,
    lane,
    entersAtS,
    speedMph,
    plate: plates.get(id)!,
  }));
  try {
    return createWorld({ durationS, road, light, traffic, cast }, rng, issuePlate);
  } catch (error) {
    if (error instanceof CastError) {
      const index = vehicles.findIndex(({ id }) => id === error.vehicleId);
      throw new InputError({
        what: error.message,
        where: yaml.placeOf(['vehicles', index]),
        expected: 'a vehicle that can enter the road',
      });
    }
    if (error instanceof RangeError)
      throw new InputError({
        what: error.message,
        where: yaml.placeOf(['traffic']),
        expected: 'traffic that the road can carry',
      });
    throw error;
  }
}

const lightOf = ({ light, weather }: Scenario): Light => ({ ...light, weather });

/** The default pole camera with the scenario's departures; it exposes itself unless the scenario says how. */
function plannedCamera(scenario: Scenario): CameraSpec {
  const { heightM, illuminator, moves: _, ...optics } = scenario.camera;
  const position = { ...defaultCamera.position, ...(heightM && { yM: heightM }) };
  const filter = optics.filter ?? (illuminator ? 'infrared-pass' : 'infrared-cut');
  const lamp = illuminator && { illuminator: { ...defaultIlluminator, ...illuminator } };
  return exposed({ ...defaultCamera, ...optics, ...lamp, position, filter }, scenario);
}

const saysExposure = ({ exposureS, gainDb }: Pick<Scenario['camera'], 'exposureS' | 'gainDb'>): boolean =>
  exposureS !== undefined || gainDb !== undefined;

/** A camera exposes by itself, unless the scenario says how. */
export const exposed = (camera: CameraSpec, scenario: Scenario): CameraSpec =>
  saysExposure(scenario.camera)
    ? camera
    : autoExposed(camera, lightOf(scenario), exposureLimits[camera.filter ?? 'infrared-cut']);

function checkMoves(yaml: YamlFile<Scenario>): void {
  const { moves, illuminator, ...camera } = yaml.value.camera;
  const at = (index: number, key: string) => yaml.placeOf(['camera', 'moves', index, key]);
  const faults = moves.flatMap(({ atS, illuminatorLevel, ...move }, index): Fault[] => [
    ...(index > 0 && atS < moves[index - 1]!.atS
      ? [
          {
            what: 'this move comes before the one above it',
            where: at(index, 'atS'),
            expected: 'moves in the order of their times',
          },
        ]
      : []),
    ...(illuminatorLevel !== undefined && !illuminator
      ? [
          {
            what: 'the camera has no illuminator to set',
            where: at(index, 'illuminatorLevel'),
            expected: 'camera.illuminator',
          },
        ]
      : []),
    ...(saysExposure(move) && !saysExposure(camera)
      ? [
          {
            what: 'the camera exposes by itself',
            where: at(index, move.exposureS === undefined ? 'gainDb' : 'exposureS'),
            expected: 'camera.exposureS and camera.gainDb, for a move to change them',
          },
        ]
      : []),
  ]);
  if (faults.length > 0) throw new InputError(faults);
}

function withPlates(text: string, file: string, references: References): string {
  const resolved = resolveList(text, file, references);
  if (resolved.faults.length > 0) throw new InputError(resolved.faults);
  return resolved.text;
}

function plannedRecords(yaml: YamlFile<Scenario>, references: References): Truth['records'] {
  return yaml.value.records.map(({ plate, state, reason, ...status }, index) => {
    const meant = references(plate);
    const where = yaml.placeOf(['records', index, 'plate']);
    if (typeof meant === 'string')
      throw new InputError({ what: meant, where, expected: '@ or ~ and the id of a vehicle' });
    const issuer = state ?? meant?.state;
    if (!issuer)
      throw new InputError({
        what: `the record of plate ${plate} names no state`,
        where,
        expected: 'state: a two-letter code such as CT',
      });
    const text = meant?.text ?? normalizePlate(plate);
    if (text === null)
      throw new InputError({
        what: `"${plate}" is no plate`,
        where,
        expected: 'letters and digits, @vehicle or ~vehicle',
      });
    if (!reasonOf(reason))
      throw new InputError({
        what: `unknown notification reason "${reason}"`,
        where: yaml.placeOf(['records', index, 'reason']),
        expected: reasonIds.join(', '),
      });
    return { plate: text, state: issuer, reason, ...status };
  });
}
