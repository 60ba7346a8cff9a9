/**
 * The ledger: every character of the order is in a sentence or a heading of the pack, or is a list item's marker or
 * blank; and every duty that a sentence holds is carried out by a rule that cites it.
 */
import type { Fault, Place } from '../../base/errors.ts';
import type { Kind, LedgerItem, Pack, Rule, Sentence, Strength } from './schema.ts';

/** An item's marker: "A. ", "- a. ", " - ii. ", "3. ". */
const marker = /^(?:- )?([A-Za-z]+|\d+)\. +/;

export interface Account {
  readonly faults: readonly Fault[];
  /** How many characters are in sentences, in headings, and in markers and blanks between them. */
  readonly inSentences: number;
  readonly inHeadings: number;
  readonly between: number;
}

/** Goes through the order's text with its sentences and headings in hand. `file` is the name that faults carry. */
export function accountFor(order: string, file: string, items: readonly LedgerItem[]): Account {
  const faults: Fault[] = [];
  let at = 0;
  let inSentences = 0;
  let inHeadings = 0;
  const unaccounted = (from: number, to: number, expected: string): void => {
    const text = order.slice(from, to).trim();
    const start = from + order.slice(from).search(/\S/);
    faults.push({ what: `not accounted for: "${text.slice(0, 80)}"`, where: placeOf(order, file, start), expected });
  };
  for (const item of items) {
    const text = 'heading' in item ? item.heading : item.text;
    const name = 'heading' in item ? `heading "${item.heading}"` : `sentence ${item.id}`;
    at += order.slice(at).search(/\S|$/);
    const part = 'heading' in item ? undefined : clauseOf(item.id).split('.').at(-1);
    const found = marker.exec(order.slice(at, at + 12));
    if (!order.startsWith(text, at) && found && found[1] === part) at += found[0].length;
    if (!order.startsWith(text, at)) {
      const next = order.indexOf(text, at);
      if (next < 0) {
        faults.push({ what: `${name} is not in the order here`, where: placeOf(order, file, at), expected: text });
        continue;
      }
      unaccounted(at, next, name);
      at = next;
    }
    at += text.length;
    if ('heading' in item) inHeadings += text.length;
    else inSentences += text.length;
  }
  if (order.slice(at).trim() !== '') unaccounted(at, order.length, 'the end of the order');
  return { faults, inSentences, inHeadings, between: order.length - inSentences - inHeadings };
}

/** The clause that a sentence's id belongs to: `IV.H.d` of `IV.H.d/3`. */
export const clauseOf = (id: string): string => id.split('/')[0]!;

function placeOf(text: string, file: string, offset: number): Place {
  const before = text.slice(0, offset).split('\n');
  return { file, line: before.length, column: before.at(-1)!.length + 1 };
}

export interface Coverage {
  readonly sentences: number;
  readonly headings: number;
  readonly characters: Pick<Account, 'inSentences' | 'inHeadings' | 'between'>;
  /** Duties by kind and strength. */
  readonly duties: readonly { readonly kind: Kind; readonly strength: Strength | null; readonly count: number }[];
  readonly rules: number;
  /** Duties that no rule carries out; empty in a whole pack. */
  readonly uncovered: readonly { readonly sentence: string; readonly does: string }[];
  /** Sentences that no simulator can judge, each with why. */
  readonly organisational: readonly { readonly sentence: string; readonly why: string }[];
}

/** What a pack makes of its order. */
export function coverage(pack: Pack): Coverage {
  const sentences = [...pack.sentences.values()];
  const duties = sentences.flatMap((sentence) => sentence.duties.map((duty) => ({ sentence, duty })));
  const counts = new Map<string, Coverage['duties'][number]>();
  for (const { duty } of duties) {
    const key = `${duty.kind} ${duty.strength ?? ''}`;
    const count = (counts.get(key)?.count ?? 0) + 1;
    counts.set(key, { kind: duty.kind, strength: duty.strength ?? null, count });
  }
  const { inSentences, inHeadings, between } = accountFor(pack.text, 'order.txt', pack.ledger);
  return {
    sentences: sentences.length,
    headings: pack.ledger.length - sentences.length,
    characters: { inSentences, inHeadings, between },
    duties: [...counts.values()],
    rules: pack.rules.length,
    uncovered: duties
      .filter(({ sentence, duty }) => !isCovered(pack, sentence, duty))
      .map(({ sentence, duty }) => ({ sentence: sentence.id, does: duty.does })),
    organisational: duties
      .filter(({ duty }) => duty.kind === 'organisational')
      .map(({ sentence, duty }) => ({ sentence: sentence.id, why: duty.does })),
  };
}

/**
 * A rule of the duty's kind and strength cites the sentence; or an item below it, where the sentence only leads up to
 * its items; or the sentence that leads up to it, where it names a notification reason. A permission may also excuse.
 */
function isCovered(pack: Pack, { id, text }: Sentence, { kind, strength }: Sentence['duties'][number]): boolean {
  if (kind === 'definition' || kind === 'organisational') return true;
  const cited = (test: (clause: string) => boolean): boolean =>
    pack.rules.some((rule) => rule.kind === kind && rule.strength === strength && rule.cites.some(test));
  if (cited((clause) => clause === id)) return true;
  if (text.endsWith(':') && cited((clause) => clause.startsWith(`${clauseOf(id)}.`))) return true;
  const namesReason = [...pack.reasons.values()].some(({ items }) => items.includes(id));
  if (namesReason && cited((clause) => id.startsWith(`${clause}.`))) return true;
  return kind === 'permission' && pack.rules.some((rule) => excusesOf(rule).includes(id));
}

const excusesOf = (rule: Rule): string[] =>
  rule.form === 'duty' ? [...rule.delayed, ...rule.excused, ...rule.lapses].map(({ clause }) => clause) : [];
