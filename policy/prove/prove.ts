/**
 * The proof that a pack decides: in each of its questions, every combination of facts that can be is gone through, and
 * has one outcome: none is without (a gap), none has two (a conflict). The rules that the judge applies must say the
 * same as the tables (else a disagreement), and every rule that turns on facts must be in a question.
 */
import { type Quote, quote } from '../engine/verdict.ts';
import type { Pack, Question, Rule } from '../pack/schema.ts';
import { guardsOn, standingOf } from './rules.ts';
import { type Row, type Table, tableOf } from './table.ts';

export interface Finding {
  readonly question: string;
  readonly what: string;
  /** The first combination in which it shows. */
  readonly facts: Readonly<Record<string, string>>;
  /** The clauses that collide; of a gap, those that come nearest. */
  readonly clauses: readonly Quote[];
  /** In how many combinations it shows. */
  readonly count: number;
}

export interface QuestionProof {
  readonly id: string;
  readonly asks: string;
  /** Combinations gone through, those that cannot be left out. */
  readonly combinations: number;
  readonly outcomes: Readonly<Record<string, number>>;
}

export interface Proof {
  readonly questions: readonly QuestionProof[];
  readonly combinations: number;
  readonly gaps: readonly Finding[];
  readonly conflicts: readonly Finding[];
  readonly disagreements: readonly Finding[];
  /** Rules that turn on facts and are in no question, and questions that leave facts out. */
  readonly unproven: readonly string[];
  readonly holds: boolean;
}

export function prove(pack: Pack): Proof {
  const gaps = new Findings();
  const conflicts = new Findings();
  const disagreements = new Findings();
  const proven = new Set<string>();
  const unproven: string[] = [];
  const questions = pack.questions.map((question) => {
    const table = tableOf(pack, question);
    const check = checkOf(pack, question, table, { gaps, conflicts, disagreements });
    for (const rule of check.rules) proven.add(rule);
    unproven.push(...check.faults.map((fault) => `question "${question.id}": ${fault}`));
    const outcomes: Record<string, number> = Object.fromEntries(Object.keys(question.outcomes).map((one) => [one, 0]));
    let combinations = 0;
    enumerate(question, table, (row) => {
      combinations++;
      const outcome = check.row(row);
      if (outcome !== null) outcomes[outcome]!++;
    });
    return { id: question.id, asks: question.asks, combinations, outcomes };
  });
  for (const rule of pack.rules)
    if (turnsOnFacts(rule) && !proven.has(rule.id)) unproven.push(`rule "${rule.id}" is in no question`);
  const found = { gaps: gaps.list(), conflicts: conflicts.list(), disagreements: disagreements.list(), unproven };
  return {
    questions,
    combinations: questions.reduce((sum, one) => sum + one.combinations, 0),
    ...found,
    holds: Object.values(found).every((list) => list.length === 0),
  };
}

const turnsOnFacts = (rule: Rule): boolean =>
  rule.form === 'guard' || (rule.form === 'duty' && (rule.arises.when !== undefined || rule.lapses.length > 0));

/** Goes through all combinations that can be, leaving a branch as soon as it cannot. */
function enumerate(question: Question, table: Table, visit: (row: Row) => void): void {
  const row = new Int8Array(table.columns.length);
  const order = table.columns.slice(0, table.free).map(({ fact }) => fact);
  const rulesOut = question.impossible.map(({ when }) => ({
    depth: Math.max(...Object.keys(when).map((fact) => order.indexOf(fact))),
    test: table.test([when]),
  }));
  const byDepth = order.map((_, depth) => rulesOut.filter((one) => one.depth === depth).map(({ test }) => test));
  const go = (depth: number): void => {
    if (depth === table.free) {
      table.derive(row);
      visit(row);
      return;
    }
    const { length } = table.columns[depth]!.values;
    for (let value = 0; value < length; value++) {
      row[depth] = value;
      if (!byDepth[depth]!.some((test) => test(row))) go(depth + 1);
    }
  };
  go(0);
}

interface Sinks {
  readonly gaps: Findings;
  readonly conflicts: Findings;
  readonly disagreements: Findings;
}

function checkOf(pack: Pack, question: Question, table: Table, { gaps, conflicts, disagreements }: Sinks) {
  const faults: string[] = [];
  const cases = question.cases.map((one) => {
    const lacks = one.all.flatMap((condition) => table.lacking(condition));
    if (lacks.length > 0) faults.push(`a case turns on ${lacks.join(', ')}, which the question leaves out`);
    return { ...one, tests: lacks.length > 0 ? [] : one.all.map((condition) => table.test(condition)) };
  });
  const guards = guardsOn(pack, question, table);
  faults.push(...guards.faults);
  if (question.act && guards.tests.length === 0) faults.push('no rule guards the act');
  const duties = question.duties.map((duty) => {
    const rule = pack.rules.find((one) => one.id === duty.rule);
    if (rule?.form !== 'duty') throw new TypeError(`rule "${duty.rule}" is no duty`);
    const { standing, lacks } = standingOf(rule, table);
    if (lacks.length > 0) faults.push(`rule "${rule.id}" turns on ${lacks.join(', ')}, which the question leaves out`);
    return { duty, rule, standing };
  });
  const quotes = (ids: readonly string[]): Quote[] => [...new Set(ids)].map((id) => quote(pack, id));

  function nearest(row: Row): string[] {
    const met = cases.map(({ tests }) => tests.filter((test) => test(row)).length / tests.length);
    return cases[met.indexOf(Math.max(...met))]!.cites;
  }

  function agree(row: Row, outcome: string, cites: readonly string[]): void {
    const disagree = (rule: Rule, says: string): void =>
      disagreements.add(`${question.id} ${rule.id} ${outcome} ${says}`, () => ({
        question: question.id,
        what: `the table says "${outcome}", and rule "${rule.id}" says "${says}"`,
        facts: table.factsOf(row),
        clauses: quotes([...cites, ...rule.cites]),
      }));
    if (question.act) {
      let shall: Rule | undefined;
      let should: Rule | undefined;
      for (const { rule, isBroken } of guards.tests) {
        if ((rule.strength === 'shall' ? shall : should) || !isBroken(row)) continue;
        if (rule.strength === 'shall') shall = rule;
        else should = rule;
      }
      const forbids = question.forbidden.includes(outcome);
      const advises = question.advisedAgainst.includes(outcome);
      if (shall && !forbids) disagree(shall, 'forbidden');
      else if (!shall && should && !advises) disagree(should, 'advised against');
      else if ((!shall && forbids) || (!should && advises)) disagree(guards.tests[0]!.rule, 'permitted');
    }
    for (const { duty, rule, standing } of duties) {
      const says = standing(row);
      const expected = (['owed', 'delayed', 'excused'] as const).find((one) => duty[one].includes(outcome));
      if (says !== (expected ?? 'not-owed')) disagree(rule, says);
    }
  }

  return {
    faults,
    rules: [...guards.tests.map(({ rule }) => rule.id), ...duties.map(({ rule }) => rule.id)],
    /** The outcome of a combination; what is wrong with it goes to the findings. */
    row(row: Row): string | null {
      let first: (typeof cases)[number] | undefined;
      for (const one of cases) {
        if (!one.tests.every((test) => test(row))) continue;
        if (first && first.outcome !== one.outcome) {
          const other = first;
          conflicts.add(`${question.id} ${other.outcome} ${one.outcome}`, () => ({
            question: question.id,
            what: `two outcomes: "${other.outcome}" and "${one.outcome}"`,
            facts: table.factsOf(row),
            clauses: quotes([...other.cites, ...one.cites]),
          }));
        }
        first ??= one;
      }
      if (!first) {
        gaps.add(question.id, () => ({
          question: question.id,
          what: 'no outcome',
          facts: table.factsOf(row),
          clauses: quotes(nearest(row)),
        }));
        return null;
      }
      agree(row, first.outcome, first.cites);
      return first.outcome;
    },
  };
}

/** Findings of the same kind, counted, with the first in full. */
class Findings {
  readonly #found = new Map<string, Omit<Finding, 'count'> & { count: number }>();

  add(key: string, make: () => Omit<Finding, 'count'>): void {
    const known = this.#found.get(key);
    if (known) known.count++;
    else this.#found.set(key, { ...make(), count: 1 });
  }

  list(): Finding[] {
    return [...this.#found.values()];
  }
}
