/** What a recognizer's cases come to. */
import { type Rate, rateOf } from '../../score/rate.ts';
import { align, isEdit } from './align.ts';
import { type Calibration, calibrationOf } from './calibration.ts';
import { type Case, type CaseRead, type Comparison, folded, isRight, type TrueVehicle } from './case.ts';

/** Each rate with its denominator and Wilson's 95 % interval. */
export interface CaseScore {
  /** Plates of which there is a read, right or wrong. */
  readonly capture: Rate;
  /** Of these, with every character right. */
  readonly accuracy: Rate;
  /** Both together: plates read right, of all. */
  readonly endToEnd: Rate;
  /** With O taken for 0 and I for 1 in truth and read. */
  readonly accuracyFolded: Rate;
  readonly endToEndFolded: Rate;
  /** Over the found plates: edits that make the read the truth, for each character of the truth. */
  readonly characterErrors: CharacterErrors;
  /** Of the found plates whose state is known, those given that state; a recognizer that names no state is wrong. */
  readonly state: Rate;
  /** Silver and gray are one colour here: people, and the answers of other services, do not keep them apart. */
  readonly color: TraitScore;
  readonly body: TraitScore;
  readonly calibration: Calibration;
}

/** How a trait of the vehicles of found plates was told. A recognizer may tell nothing where it is not sure. */
export interface TraitScore {
  /** Vehicles of which it was told, right or wrong, of those whose trait is known. */
  readonly told: Rate;
  /** Of these, told right. */
  readonly accuracy: Rate;
}

export interface CharacterErrors {
  readonly edits: number;
  readonly characters: number;
  /** Edits a character; may exceed 1; null where nothing was found. */
  readonly rate: number | null;
}

/** How often a character of the truth was read as another: null stands for a character that is missing, or extra. */
export interface Confusion {
  readonly truth: string | null;
  readonly read: string | null;
  readonly count: number;
}

const withRead = (each: Case): each is Case & { read: NonNullable<Case['read']> } => each.read !== null;

export function scoreCases(cases: readonly Case[]): CaseScore {
  const found = cases.filter(withRead);
  const right = (comparison: Comparison) => found.filter((each) => isRight(each, comparison)).length;
  const [strict, loose] = [right('strict'), right('folded')];
  const edits = found.reduce((sum, { truth, read }) => sum + align(truth.text, read.text).filter(isEdit).length, 0);
  const characters = found.reduce((sum, { truth }) => sum + truth.text.length, 0);
  const stated = found.filter(({ truth }) => truth.state !== null);
  return {
    capture: rateOf(found.length, cases.length),
    accuracy: rateOf(strict, found.length),
    endToEnd: rateOf(strict, cases.length),
    accuracyFolded: rateOf(loose, found.length),
    endToEndFolded: rateOf(loose, cases.length),
    characterErrors: { edits, characters, rate: characters === 0 ? null : edits / characters },
    state: rateOf(stated.filter(({ truth, read }) => read.state?.code === truth.state).length, stated.length),
    color: traitScore(found, 'color'),
    body: traitScore(found, 'body'),
    calibration: calibrationOf(
      found.map((each) => ({ confidence: each.read.confidence, isRight: isRight(each, 'strict') })),
    ),
  };
}

function traitScore(found: readonly (Case & { read: CaseRead })[], trait: keyof TrueVehicle): TraitScore {
  const known = found.flatMap(({ truth, read }) => {
    const name = truth.vehicle?.[trait];
    return name ? [{ name, told: read.vehicle?.[trait]?.name }] : [];
  });
  const told = known.filter((each) => each.told !== undefined);
  const right = told.filter((each) => oneName(each.told!) === oneName(each.name));
  return { told: rateOf(told.length, known.length), accuracy: rateOf(right.length, told.length) };
}

const oneName = (name: string): string => (name === 'gray' ? 'silver' : name);

/** Pairs of characters over all found plates, right ones too, in the order of truth and read. */
export function confusionsOf(cases: readonly Case[]): readonly Confusion[] {
  const counts = new Map<string, { truth: string | null; read: string | null; count: number }>();
  for (const { truth, read } of cases.filter(withRead))
    for (const step of align(truth.text, read.text)) {
      const key = `${step.truth ?? '~'}${step.read ?? '~'}`;
      const pair = counts.get(key) ?? { ...step, count: 0 };
      pair.count++;
      counts.set(key, pair);
    }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, pair]) => pair);
}

/** A condition's value and what the cases under it come to. */
export interface Slice {
  readonly condition: string;
  readonly value: string;
  readonly score: CaseScore;
}

/** Fewer cases than this say nothing about a condition. */
export const leastCasesOfSlice = 5;

/** A score for each value of each condition that has enough cases; numbers in their order, then words in theirs. */
export function slicesOf(cases: readonly Case[]): readonly Slice[] {
  const groups = new Map<string, { condition: string; value: string; cases: Case[] }>();
  for (const each of cases)
    for (const [condition, value] of Object.entries(each.conditions)) {
      const group = groups.get(`${condition}\n${value}`) ?? { condition, value, cases: [] };
      group.cases.push(each);
      groups.set(`${condition}\n${value}`, group);
    }
  return [...groups.values()]
    .filter((group) => group.cases.length >= leastCasesOfSlice)
    .sort((a, b) => compareNames(a.condition, b.condition) || compareNames(a.value, b.value))
    .map(({ condition, value, cases: inSlice }) => ({ condition, value, score: scoreCases(inSlice) }));
}

/** Numbers by size and before words, words by their characters. */
const compareNames = (a: string, b: string): number => {
  const [x, y] = [Number.parseFloat(a), Number.parseFloat(b)];
  if (!Number.isNaN(x) && !Number.isNaN(y) && x !== y) return x - y;
  return a < b ? -1 : a > b ? 1 : 0;
};

/** Which of a plate's errors a reader of the figures asks about first: not found, or by how many edits. */
export function errorKind({ truth, read }: Case): string {
  if (read === null) return 'not found';
  const steps = align(folded(truth.text), folded(read.text)).filter(isEdit);
  if (steps.length === 0) return 'only O/0 or I/1';
  const names = steps.map((step) => (step.truth === null ? 'extra' : step.read === null ? 'missing' : 'substituted'));
  return steps.length === 1 ? `one character ${names[0]}` : steps.length === 2 ? 'two edits' : 'three edits or more';
}
