/** A trace scenario, worked out: its alerts and events with their times, and what is truly so. */
import { InputError, type Place } from '../../base/errors.ts';
import { createRng, type Rng } from '../../base/rng.ts';
import { parseYaml } from '../../base/yaml.ts';
import type { EventOf } from '../../policy/trace.ts';
import type { Truth } from '../../policy/truth.ts';
import type { NewRead } from '../../recognizer/investigate/ports.ts';
import type { PlateRead } from '../../recognizer/ports.ts';
import { type FaultsOf, planFaults, writtenPlate } from '../lists/plan.ts';
import { platesOf } from '../lists/plates.ts';
import { type PlannedList, readLists } from '../lists/read.ts';
import type { ListFault } from '../lists/schema.ts';
import type { UnnumberedEvent } from '../respond/port.ts';
import type { ScenarioSource } from '../source.ts';
import { planSteps } from '../steps/plan.ts';
import type { TimedStep } from '../steps/play.ts';
import { type TraceScenario, traceScenarioSchema } from './schema.ts';

export type PlannedAlert = Omit<EventOf<'alert'>, 'seq'>;

export interface TracePlan {
  readonly id: string;
  readonly seed: string;
  readonly scenario: TraceScenario;
  /** The scenario file's text. */
  readonly source: string;
  readonly lists: readonly PlannedList[];
  /** Of the scenario as it stands, or of one of its twins: the lists' faults, the steps. */
  readonly faultsOf: FaultsOf;
  stepsOf(twin: string | null): readonly TimedStep[];
  readonly truth: Truth;
  /** Reads of the passes, by time. */
  readonly reads: readonly PlateRead[];
  /** A read as it comes into keeping, with what its picture shows of the vehicle. */
  keepingOf(read: PlateRead): NewRead;
  readonly alerts: readonly PlannedAlert[];
  /** The reads and hits that led to the alerts. */
  readonly sightings: readonly UnnumberedEvent[];
  /** What else happens. */
  readonly written: readonly UnnumberedEvent[];
  /** Times of the twins' added events and of the trace's end are reckoned by this. */
  secondsOf(when: When): number;
  readonly endS: number | undefined;
  placeOf(path: readonly PropertyKey[]): Place;
  readonly rng: Rng;
}

interface When {
  readonly atS?: number;
  readonly at?: string;
}

/** An event as written, with its time in seconds. */
export const timed = ({ at: _, atS: __, ...event }: When & { readonly type: string }, tS: number): UnnumberedEvent =>
  ({ ...event, tS }) as unknown as UnnumberedEvent;

/**
 * Works a trace scenario out for a seed (its own when left out).
 *
 * @throws InputError naming file, line and column of all that cannot be used
 */
export function planTrace(source: ScenarioSource, seed?: string): TracePlan {
  const yaml = parseYaml(source.text, source.file, traceScenarioSchema);
  const scenario = yaml.value;
  const chosenSeed = seed ?? String(scenario.seed);
  const startMs = localMs(scenario.startsAt);
  const secondsOf = ({ at, atS }: When): number => (at === undefined ? (atS ?? 0) : (localMs(at) - startMs) / 1000);
  const faults = (['passes', 'alerts', 'steps', 'events'] as const)
    .flatMap((key) => scenario[key].map((when: When, index) => ({ when, path: [key, index] })))
    .filter(({ when }) => (when.at === undefined) === (when.atS === undefined) || secondsOf(when) < 0)
    .map(({ path }) => ({
      what: 'it is not said when this happens',
      where: yaml.placeOf(path),
      expected: `atS: seconds from the start; or at: a local time from ${scenario.startsAt} on`,
    }));
  if (faults.length > 0) throw new InputError(faults);
  const alerts = scenario.alerts.map((alert) => alertEvent(alert, secondsOf(alert)));
  const passes = passesOf(scenario, yaml.placeOf);
  const lists = readLists(yaml, source, (list) => list);
  const entered = scenario.steps.flatMap((step) => (step.do === 'enter' ? step.entry.plate : []));
  // The town's own entries come from no source that could be ahead of them.
  const plates = (fault: ListFault['fault']) =>
    new Set([...platesOf(lists), ...(fault === 'late' || fault === 'stale' ? [] : entered)]);
  const steps = planSteps(scenario, yaml.placeOf, secondsOf);
  return {
    id: source.id,
    seed: chosenSeed,
    scenario,
    source: source.text,
    lists,
    faultsOf: planFaults(scenario, plates, writtenPlate, yaml.placeOf),
    stepsOf: steps,
    truth: truthOf(scenario, passes),
    reads: passes.map((pass) => readOf(pass, secondsOf(pass))).toSorted((a, b) => a.tS - b.tS),
    keepingOf: (read) => keptRead(read, passes, startMs),
    alerts,
    sightings: alerts.flatMap(sightingsOf),
    written: scenario.events.map((event) => timed(event, secondsOf(event))),
    secondsOf,
    endS: scenario.endsAt === undefined ? undefined : secondsOf({ at: scenario.endsAt }),
    placeOf: yaml.placeOf,
    rng: createRng(chosenSeed),
  };
}

const localMs = (time: string): number => Date.parse(`${time}Z`);

type WrittenAlert = TraceScenario['alerts'][number];

function alertEvent({ id, vehicle, read = vehicle, entry, cameraId }: WrittenAlert, tS: number): PlannedAlert {
  const { id: entryId = `entry-${id}`, plate = vehicle.plate, state = vehicle.state, ...rest } = entry;
  return {
    type: 'alert',
    tS,
    alertId: id,
    hitId: `hit-${id}`,
    readId: `read-${id}`,
    plateRead: read.plate,
    stateRead: read.state,
    entry: { entryId, plate, state, ...rest },
    cameraId,
  };
}

/** The trace as a recognizer would have begun it; its confidences are not judged. */
function sightingsOf({ tS, hitId, readId, plateRead, stateRead, entry, cameraId }: PlannedAlert): UnnumberedEvent[] {
  const match = plateRead === entry.plate ? 'exact' : 'confusable';
  return [
    {
      type: 'read',
      tS,
      readId,
      cameraId: cameraId!,
      plate: plateRead,
      state: stateRead,
      confidence: 0.95,
      frames: [],
    },
    { type: 'hit', tS, hitId, readId, entryId: entry.entryId, match, likelihoodRatio: 1 },
  ];
}

type WrittenPass = TraceScenario['passes'][number];
/** A pass with the vehicle that passed, which is called by its first. */
type Pass = Omit<Extract<WrittenPass, { vehicle: object }>, 'vehicle'> &
  Pick<WrittenAlert, 'vehicle'> & { readonly first: string };

function passesOf({ passes }: TraceScenario, placeOf: (path: readonly PropertyKey[]) => Place): Pass[] {
  return passes.map((pass, index) => {
    if ('vehicle' in pass) return { ...pass, first: pass.id };
    const { again, ...rest } = pass;
    const first = passes.slice(0, index).find(({ id }) => id === again);
    if (first && 'vehicle' in first) return { ...rest, vehicle: first.vehicle, first: first.id };
    throw new InputError({
      what: `no earlier pass with a vehicle of its own is called "${again}"`,
      where: placeOf(['passes', index, 'again']),
      expected: 'the id of one',
    });
  });
}

/** A read as a recognizer would have given it; its confidences are not judged. */
function readOf({ id, vehicle, read = vehicle, cameraId }: Pass, tS: number): PlateRead {
  return {
    id: `read-${id}`,
    cameraId,
    tFirstS: tS,
    tS,
    text: read.plate,
    characters: [],
    confidence: 0.95,
    state: read.state === null ? null : { code: read.state, confidence: 0.95 },
    format: null,
    observations: [],
  };
}

function keptRead(read: PlateRead, passes: readonly Pass[], startMs: number): NewRead {
  const { vehicle } = passes.find(({ id }) => `read-${id}` === read.id)!;
  const { id, cameraId, text: plate, state, confidence, tS } = read;
  return {
    id,
    cameraId,
    seenAt: new Date(startMs + tS * 1000).toISOString(),
    plate,
    state: state?.code ?? null,
    confidence,
    color: vehicle.color,
    body: vehicle.body,
    make: null,
    record: JSON.stringify(read),
    pictures: [],
  };
}

function truthOf({ alerts, records }: TraceScenario, passes: readonly Pass[]): Truth {
  const seen = [...passes, ...alerts.map((alert) => ({ ...alert, first: alert.id }))];
  const timesOf = (name: string): number => seen.filter(({ first }) => first === name).length;
  return {
    format: 'gantry-truth/1',
    vehicles: seen
      .filter(({ id, first }) => id === first)
      .map(({ id, vehicle: { driver = null, ...vehicle } }) => ({
        id: `vehicle-${id}`,
        ...vehicle,
        driver,
        passes: timesOf(id),
      })),
    reads: Object.fromEntries(seen.map(({ id, first }) => [`read-${id}`, `vehicle-${first}`])),
    records,
  };
}
