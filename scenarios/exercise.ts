/** Which scenarios exercise each duty of an order that a machine can judge: kept in one, broken in a twin. */
import type { Verdict } from '../policy/engine/verdict.ts';
import { clauseOf } from '../policy/pack/ledger.ts';
import type { Kind, Pack, Rule, Sentence } from '../policy/pack/schema.ts';
import type { Played } from './trace/library.ts';

export interface Exercise {
  readonly sentence: string;
  readonly kind: Kind;
  readonly does: string;
  /** Scenarios in which it is kept, or a permission used. */
  readonly kept: readonly string[];
  /** Twins (`scenario/twin`) in which it is broken. A permission cannot be. */
  readonly broken: readonly string[];
}

/** Each executable duty of a pack with the scenarios and twins that exercise it. */
export function exercises(pack: Pack, played: readonly Played[]): Exercise[] {
  return [...pack.sentences.values()].flatMap((sentence) =>
    sentence.duties
      .filter(({ kind }) => kind !== 'definition' && kind !== 'organisational')
      .map((duty) => {
        const isOn = verdictsOn(pack, sentence, duty);
        const excuses = ({ excusedBy }: Verdict) => duty.kind === 'permission' && excusedBy?.id === sentence.id;
        return {
          sentence: sentence.id,
          kind: duty.kind,
          does: duty.does,
          kept: played
            .filter(({ good }) =>
              good.verdicts.some((one) => (one.outcome === 'satisfied' && isOn(one)) || excuses(one)),
            )
            .map(({ plan }) => plan.id),
          broken: played.flatMap(({ plan, twins }) =>
            twins
              .filter(({ result }) => result.verdicts.some((one) => one.outcome === 'violated' && isOn(one)))
              .map(({ twin }) => `${plan.id}/${twin.id}`),
          ),
        };
      }),
  );
}

/** Whether a duty lacks a scenario that keeps it, or a twin that breaks it. */
export const isUnexercised = ({ kind, kept, broken }: Exercise): boolean =>
  kept.length === 0 || (kind !== 'permission' && broken.length === 0);

/** Verdicts of rules that carry a duty out; where the sentence names a reason, those on alerts of that reason. */
function verdictsOn(pack: Pack, { id, text }: Sentence, { kind, strength }: Sentence['duties'][number]) {
  const isOf = (rule: Rule): boolean => rule.kind === kind && rule.strength === strength;
  const isItem = [...pack.reasons.values()].some(({ items }) => items.includes(id));
  const below = text.endsWith(':') ? `${clauseOf(id)}.` : undefined;
  const rules = new Set(
    pack.rules
      .filter(isOf)
      .filter(({ cites }) =>
        cites.some(
          (clause) => clause === id || (below && clause.startsWith(below)) || (isItem && id.startsWith(`${clause}.`)),
        ),
      )
      .map((rule) => rule.id),
  );
  return ({ rule, clauses }: Verdict): boolean =>
    rules.has(rule) && (!isItem || clauses.some((clause) => clause.id === id));
}
