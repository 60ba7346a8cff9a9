/** What is read comes from pixels, and from nothing else: the pictures are changed while ground truth stays. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../base/files.ts';
import { planScenario } from '../scenarios/plan.ts';
import { responderNamed } from '../scenarios/respond/responders.ts';
import { type RunOptions, run } from '../scenarios/run/run.ts';
import { scenarioFromFile } from '../scenarios/source.ts';

const plan = planScenario(scenarioFromFile(join(projectRoot, 'test', 'fixtures', 'two-vehicles.yaml')));
const plateOf = (id: string) => plan.world.vehicles.find((vehicle) => vehicle.id === id)!.plate;
const runWith = (faces?: RunOptions['faces']) =>
  run(plan, { responder: responderNamed('by-the-book'), ...(faces && { faces }) });
const readsOf = (result: Awaited<ReturnType<typeof run>>, id: string) =>
  result.reads.filter((read) => result.truth.reads[read.id] === id).map((read) => read.text);

describe('a run', () => {
  it('reads the plates that the pictures show', async () => {
    const result = await runWith();
    expect(readsOf(result, 'stolen-car')).toEqual([plateOf('stolen-car').text]);
    expect(readsOf(result, 'plain-van')).toEqual([plateOf('plain-van').text]);
    expect(result.score.unmet).toEqual([]);
    expect(result.trace.filter((event) => event.type === 'alert')).toHaveLength(1);
  });

  it('reads nothing when every plate is blank, and says that an alert was owed', async () => {
    const result = await runWith(() => 'blank');
    expect(result.reads).toEqual([]);
    expect(result.trace.some((event) => event.type === 'hit')).toBe(false);
    expect(result.score.recognition.capture).toMatchObject({ count: 0, of: 2 });
    expect(result.score.matching.missed).toEqual([{ vehicleId: 'stolen-car', entryId: 'lists/two-vehicles.csv:2' }]);
  });

  it('reads what is shown where two vehicles show each other’s plates, while truth stays', async () => {
    const shown: Record<string, string> = { 'stolen-car': 'plain-van', 'plain-van': 'stolen-car' };
    const result = await runWith((vehicle) => plateOf(shown[vehicle.id]!));
    expect(readsOf(result, 'stolen-car')).toEqual([plateOf('plain-van').text]);
    expect(readsOf(result, 'plain-van')).toEqual([plateOf('stolen-car').text]);
    expect(result.truth.vehicles.find(({ id }) => id === 'stolen-car')?.plate).toBe(plateOf('stolen-car').text);
    expect(result.score.recognition.accuracy.count).toBe(0);
  });
}, 120_000);
