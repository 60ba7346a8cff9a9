/** The scenarios from pixels, as if every plate had been read perfectly: what they turn on, without rendering. */
import { describe, expect, it } from 'vitest';
import { readText } from '../../base/files.ts';
import type { Truth } from '../../policy/truth.ts';
import type { PlateRead } from '../../recognizer/ports.ts';
import { libraryFiles, scenarioId } from '../library.ts';
import { isTraceText } from '../open.ts';
import { type Plan, planScenario } from '../plan.ts';
import { responderNamed } from '../respond/responders.ts';
import { scenarioFromFile } from '../source.ts';
import { clausesBroken } from '../trace/library.ts';
import { follow, importLists } from './follow.ts';
import { truthOfRun } from './truth.ts';

const perfectReads = ({ scenario, world }: Plan): PlateRead[] =>
  scenario.vehicles.map(({ id, entersAtS }) => {
    const { text, state } = world.vehicles.find((vehicle) => vehicle.id === id)!.plate;
    return {
      id: `read-${id}`,
      cameraId: 'pole-1',
      tFirstS: entersAtS + 3,
      tS: entersAtS + 5,
      text,
      characters: [...text].map((character) => ({ character, probability: 0.99, rivals: [] })),
      confidence: 0.95,
      state: { code: state, confidence: 0.95 },
      format: null,
      observations: [],
    };
  });

function play(plan: Plan, responder: string) {
  const reads = perfectReads(plan);
  const { vehicles, ...truth } = truthOfRun(plan, [], []);
  const seen: Truth = {
    ...truth,
    vehicles: vehicles.map((vehicle) => ({ ...vehicle, passes: 1 })),
    reads: Object.fromEntries(reads.map(({ id }) => [id, id.replace('read-', '')])),
  };
  return follow(plan, importLists(plan, true), reads, seen, responderNamed(responder));
}

const plans = libraryFiles()
  .filter((file) => !isTraceText(readText(file)))
  .map((file) => [scenarioId(file), planScenario(scenarioFromFile(file))] as const);

describe('the scenarios from pixels', () => {
  it('are at least 12, each with a twin', () => {
    expect(plans.length).toBeGreaterThanOrEqual(12);
    expect(plans.filter(([, { scenario }]) => scenario.twins.length === 0)).toEqual([]);
  });
});

describe.each(plans)('%s, perfectly read', (_, plan) => {
  it('raises an alert for each entry, and is clean by the book', () => {
    const { alerts, inForce, verdicts } = play(plan, 'by-the-book');
    expect(new Set(alerts.map(({ hit }) => hit.entry.id))).toEqual(new Set(inForce.map(({ id }) => id)));
    expect(clausesBroken({ verdicts })).toEqual([]);
  });

  it.each(plan.scenario.twins.map((twin) => [twin.id, twin] as const))(
    'breaks in its twin %s what it says, and nothing else',
    (_, { responder, breaks }) => expect(clausesBroken(play(plan, responder))).toEqual(breaks.toSorted()),
  );
});
