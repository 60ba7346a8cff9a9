/** The library's scenarios from pixels: by the book all is clean, and who departs from it breaks the clause that says so. */
import { describe, expect, it } from 'vitest';
import { scenarioFile } from '../scenarios/library.ts';
import { planScenario } from '../scenarios/plan.ts';
import { responderNamed } from '../scenarios/respond/responders.ts';
import { run } from '../scenarios/run/run.ts';
import { scenarioFromFile } from '../scenarios/source.ts';

const brokenIn = async (scenario: string, responder: string): Promise<string[]> => {
  const plan = planScenario(scenarioFromFile(scenarioFile(scenario)));
  const { score, verdicts } = await run(plan, { responder: responderNamed(responder) });
  expect(score.matching.missed).toEqual([]);
  return verdicts.filter(({ outcome }) => outcome === 'violated').flatMap(({ clauses }) => clauses.map(({ id }) => id));
};

describe('the library', () => {
  it.each([
    ['dusk-town-line', 'skips-verification', ['IV.C.d', 'IV.D.d.i']],
    ['warrant-two-drivers', 'stops-wrong-driver', ['IV.D.c']],
    ['prisoner-aboard', 'no-broadcast', ['IV.H.d/3']],
    ['probable-cause-only', 'ignores-instructions', ['IV.G.d']],
  ])(
    '%s is clean by the book; %s breaks %s',
    async (scenario, responder, clauses) => {
      expect(await brokenIn(scenario, 'by-the-book')).toEqual([]);
      expect(await brokenIn(scenario, responder)).toEqual(expect.arrayContaining(clauses));
    },
    240_000,
  );
});
