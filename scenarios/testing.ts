/** For tests: the library's scenarios from pixels, as if every plate had been read perfectly, without rendering. */
import { readText } from '../base/files.ts';
import type { Truth } from '../policy/truth.ts';
import type { PlateRead } from '../recognizer/ports.ts';
import { libraryFiles, scenarioId } from './library.ts';
import { isTraceText } from './open.ts';
import { type Plan, planScenario } from './plan.ts';
import { responderNamed } from './respond/responders.ts';
import { follow, takeOverLists } from './run/follow.ts';
import { truthOfRun } from './run/truth.ts';
import { scenarioFromFile } from './source.ts';

export const pixelPlans = libraryFiles()
  .filter((file) => !isTraceText(readText(file)))
  .map((file) => [scenarioId(file), planScenario(scenarioFromFile(file))] as const);

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

/** What follows when each vehicle that the scenario names is read once, and right. */
export function playPerfectly(plan: Plan, responder: string, twin: string | null = null) {
  const reads = perfectReads(plan);
  const { vehicles, ...truth } = truthOfRun(plan, [], []);
  const seen: Truth = {
    ...truth,
    vehicles: vehicles.map((vehicle) => ({ ...vehicle, passes: 1 })),
    reads: Object.fromEntries(reads.map(({ id }) => [id, id.replace('read-', '')])),
  };
  return { truth: seen, ...follow(plan, takeOverLists(plan, true, twin), reads, seen, responderNamed(responder)) };
}
