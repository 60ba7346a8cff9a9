/** What the order decides in one matter, given the facts. */
import { type Quote, quote } from '../engine/verdict.ts';
import type { Pack } from '../pack/schema.ts';
import { tableOf } from './table.ts';

export interface Decision {
  readonly question: string;
  readonly asks: string;
  readonly facts: Readonly<Record<string, string>>;
  /** Null where the pack has a gap: no case covers the facts. */
  readonly outcome: string | null;
  readonly words: string;
  readonly clauses: readonly Quote[];
}

/**
 * Decides one of the pack's questions.
 *
 * @throws RangeError when the pack has no such question, or a fact that it turns on is missing or unknown.
 */
export function decide(pack: Pack, questionId: string, facts: Readonly<Record<string, string>>): Decision {
  const question = pack.questions.find(({ id }) => id === questionId);
  if (!question) throw new RangeError(`pack ${pack.name} has no question "${questionId}"`);
  const table = tableOf(pack, question);
  const row = table.rowOf(facts);
  const cases = question.cases.filter(({ all }) => all.every((condition) => table.test(condition)(row)));
  const outcome = cases[0]?.outcome ?? null;
  const cites = [...new Set(cases.flatMap((one) => one.cites))];
  return {
    question: question.id,
    asks: question.asks,
    facts: table.factsOf(row),
    outcome,
    words: outcome === null ? 'The order does not decide this.' : question.outcomes[outcome]!,
    clauses: cites.map((id) => quote(pack, id)),
  };
}
