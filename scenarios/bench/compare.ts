/** Two bench folders against each other: is the second better, or worse, and where. */
import { join } from 'node:path';
import { z } from 'zod';
import { InputError } from '../../base/errors.ts';
import { readText } from '../../base/files.ts';
import { createRng } from '../../base/rng.ts';
import type { CaseLine } from './folder.ts';
import { type Case, isRight } from './metrics/case.ts';
import { exactSignTest, type PairedScore, scorePair } from './metrics/pair.ts';
import { type CaseScore, leastCasesOfSlice, scoreCases } from './metrics/score.ts';
import type { Level } from './result.ts';

/** What is called a difference: chance alone gives one less often than this. */
export const significance = 0.05;

const falsePlatesSchema = z.object({
  reads: z.number(),
  vehicles: z.number(),
  sightings: z.number(),
  framesWithoutPlates: z.number(),
});
const resultSchema = z.object({
  format: z.literal('gantry-bench/1'),
  recognizers: z.array(z.object({ spec: z.string(), name: z.string(), falsePlates: falsePlatesSchema })).min(1),
});

/** One recognizer's part of a finished bench. */
export interface BenchSide {
  readonly folder: string;
  readonly spec: string;
  readonly name: string;
  readonly level: Level;
  readonly cases: readonly Case[];
  readonly falsePlates: z.infer<typeof falsePlatesSchema>;
}

/** The recognizers of a bench folder, each with the cases that it is judged by. @throws InputError when it is none */
export function readBench(folder: string): readonly BenchSide[] {
  const file = join(folder, 'result.json');
  const parsed = resultSchema.safeParse(parseJson(readText(file, 'the folder of a finished bench'), file));
  if (!parsed.success)
    throw new InputError({
      what: 'is no result of a bench',
      where: { file },
      expected: 'a folder that gantry bench wrote',
    });
  const lines = readText(join(folder, 'cases.ndjson'), 'the cases of a finished bench')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as CaseLine);
  return parsed.data.recognizers.map(({ spec, name, falsePlates }) => {
    const own = lines.filter((line) => line.recognizer === spec);
    const level = own.some((line) => line.level === 'track') ? 'track' : 'frame';
    return { folder, spec, name, level, cases: own.filter((line) => line.level === level), falsePlates };
  });
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InputError({ what: `not valid JSON: ${(error as Error).message}`, where: { file } });
  }
}

/** Pairs of recognizers: the only ones of both folders, or those of the same specification. */
export function sidesToCompare(
  first: readonly BenchSide[],
  second: readonly BenchSide[],
): readonly (readonly [BenchSide, BenchSide])[] {
  if (first.length === 1 && second.length === 1) return [[first[0]!, second[0]!]];
  const pairs = first.flatMap((a) => second.filter((b) => b.spec === a.spec).map((b) => [a, b] as const));
  if (pairs.length > 0) return pairs;
  throw new InputError({
    what: 'the two benches have no recognizer in common',
    where: { file: second[0]!.folder },
    expected: `one of ${first.map(({ spec }) => spec).join(', ')}`,
  });
}

export interface SliceChange {
  readonly condition: string;
  readonly value: string;
  readonly pair: PairedScore;
}

export interface BenchComparison {
  readonly first: BenchSide;
  readonly second: BenchSide;
  readonly firstScore: CaseScore;
  readonly secondScore: CaseScore;
  readonly pair: PairedScore;
  /** Read right by the second alone, and by the first alone. */
  readonly better: readonly (readonly [Case, Case])[];
  readonly worse: readonly (readonly [Case, Case])[];
  /** Conditions under which the two differ, those that got worse first. */
  readonly slices: readonly SliceChange[];
  /** Chance of so uneven a split of the false plates, were both equally prone; null unless both were shown as much. */
  readonly falsePlatesP: number | null;
  readonly verdict: 'better' | 'worse' | 'no difference shown';
}

/** @throws InputError when they were not measured on the same plates */
export function compareSides(first: BenchSide, second: BenchSide): BenchComparison {
  const others = new Map(second.cases.map((each) => [each.id, each]));
  const both = first.cases.flatMap((a): (readonly [Case, Case])[] => {
    const b = others.get(a.id);
    return b && b.truth.text === a.truth.text ? [[a, b]] : [];
  });
  if (both.length === 0 || first.level !== second.level)
    throw new InputError({
      what: `has no plate in common with ${first.folder}`,
      where: { file: second.folder },
      expected: 'two benches of the same suite and seed, or of the same pictures',
    });
  const [a, b] = [both.map(([each]) => each), both.map(([, each]) => each)];
  const pair = scorePair(a, b, createRng('compare'));
  const [before, after] = [first.falsePlates, second.falsePlates];
  const sameShown =
    before.vehicles === after.vehicles &&
    before.framesWithoutPlates === after.framesWithoutPlates &&
    before.vehicles + before.framesWithoutPlates > 0;
  const falsePlatesP = sameShown ? exactSignTest(before.reads + before.sightings, after.reads + after.sightings) : null;
  const moreFalse = after.reads + after.sightings > before.reads + before.sightings;
  const isWorse =
    (pair.mcnemarP! < significance && pair.difference! < 0) ||
    (falsePlatesP !== null && falsePlatesP < significance && moreFalse);
  const isBetter = pair.mcnemarP! < significance && pair.difference! > 0;
  return {
    first,
    second,
    firstScore: scoreCases(a),
    secondScore: scoreCases(b),
    pair,
    better: both.filter(([x, y]) => !isRight(x, 'strict') && isRight(y, 'strict')),
    worse: both.filter(([x, y]) => isRight(x, 'strict') && !isRight(y, 'strict')),
    slices: changedSlices(both),
    falsePlatesP,
    verdict: isWorse ? 'worse' : isBetter ? 'better' : 'no difference shown',
  };
}

function changedSlices(both: readonly (readonly [Case, Case])[]): SliceChange[] {
  const groups = new Map<string, { condition: string; value: string; pairs: (readonly [Case, Case])[] }>();
  for (const pair of both)
    for (const [condition, value] of Object.entries(pair[0].conditions)) {
      const group = groups.get(`${condition}\n${value}`) ?? { condition, value, pairs: [] };
      group.pairs.push(pair);
      groups.set(`${condition}\n${value}`, group);
    }
  return [...groups.values()]
    .filter(({ pairs }) => pairs.length >= leastCasesOfSlice)
    .map(({ condition, value, pairs }) => ({
      condition,
      value,
      pair: scorePair(
        pairs.map(([a]) => a),
        pairs.map(([, b]) => b),
        createRng(`compare/${condition}/${value}`),
      ),
    }))
    .filter(({ pair }) => pair.difference !== 0)
    .sort((x, y) => x.pair.difference! - y.pair.difference!);
}
