import { describe, expect, it } from 'vitest';
import { loadPack, packNames } from '../policy/pack/load.ts';
import { exercises, isUnexercised } from './exercise.ts';
import { libraryFiles, scenarioId } from './library.ts';
import { clausesBroken, playTraces } from './trace/library.ts';

const pack = loadPack('clinton-12.10');
const played = await playTraces(pack);
const others = packNames()
  .filter((name) => name !== pack.name)
  .map((name) => loadPack(name));
const all = [[pack, played] as const];
for (const other of others) all.push([other, await playTraces(other)]);

describe.each(played.map((one) => [one.plan.id, one] as const))('the story %s', (_, { good, twins }) => {
  it('is clean by the book', () => {
    expect(good.score.unmet).toEqual([]);
  });
  it.each(twins.map(({ twin, result }) => [twin.id, twin, result] as const))(
    'breaks in its twin %s what it says, and nothing else',
    (_, twin, result) => expect(clausesBroken(result)).toEqual(twin.breaks.toSorted()),
  );
});

describe('the library', () => {
  it('has each scenario under a name of its own, and each twin', () => {
    const ids = libraryFiles().map(scenarioId);
    expect(ids).toEqual([...new Set(ids)]);
    for (const { plan } of played) {
      const twins = plan.scenario.twins.map(({ id }) => id);
      expect(twins).toEqual([...new Set(twins)]);
    }
  });

  it('holds at least 40 stories, each with a twin', () => {
    expect(played.length).toBeGreaterThanOrEqual(40);
    expect(played.filter(({ twins }) => twins.length === 0)).toEqual([]);
  });

  it.each(all.map(([one, stories]) => [one.name, one, stories] as const))(
    'exercises every executable duty of %s, kept and broken',
    (_, one, stories) => {
      const lacking = exercises(one, stories).filter(isUnexercised);
      expect(lacking.map(({ sentence, does, kept, broken }) => ({ sentence, does, kept, broken }))).toEqual([]);
    },
  );

  it('has a twin that breaks each rule, and a clean story in which each that can be is kept', () => {
    const rulesWith = (outcome: string, verdicts: (typeof played)[number]['good']['verdicts']) =>
      verdicts.filter((one) => one.outcome === outcome).map(({ rule }) => rule);
    const kept = new Set(played.flatMap(({ good }) => rulesWith('satisfied', good.verdicts)));
    const broken = new Set(
      played.flatMap(({ twins }) => twins.flatMap(({ result }) => rulesWith('violated', result.verdicts))),
    );
    const canBeKept = pack.rules.filter((rule) => rule.form !== 'guard' || rule.unless.length > 0);
    expect(canBeKept.filter(({ id }) => !kept.has(id)).map(({ id }) => id)).toEqual([]);
    expect(pack.rules.filter(({ id, form }) => form !== 'permit' && !broken.has(id)).map(({ id }) => id)).toEqual([]);
  });
});
