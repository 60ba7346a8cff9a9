/** What the judge says: of one rule, on one alert or entry, for one person where it is theirs, with what it rests on. */

import type { Kind, Pack, Rule, Strength } from '../pack/schema.ts';
import type { Subject } from './subject.ts';
import { type Alert, because, entryOf, fill } from './words.ts';

export const outcomes = ['satisfied', 'violated', 'excused', 'pending', 'undetermined', 'not-applicable'] as const;
export type Outcome = (typeof outcomes)[number];

/** A sentence of the order, quoted. */
export interface Quote {
  readonly id: string;
  readonly text: string;
}

export interface Verdict {
  readonly rule: string;
  readonly outcome: Outcome;
  /** The sentences that the rule cites, and of the list items below them the one that names the alert's reason. */
  readonly clauses: readonly Quote[];
  readonly kind: Kind;
  /** Breaking a should is another thing than breaking a shall. */
  readonly strength: Strength;
  /** What was inferred, where the sentence does not say it outright. */
  readonly inferred: string | null;
  readonly alertId: string | null;
  readonly entryId: string | null;
  /** Who acted, or who owed it; several where anyone of them could discharge it. */
  readonly actors: readonly string[];
  /** The events (seq) it rests on, ascending. */
  readonly events: readonly number[];
  /** When it was known, seconds from the start of the trace. */
  readonly tS: number;
  /** One sentence in plain English. */
  readonly why: string;
  /** The facts that it rests on, in words. */
  readonly facts: readonly string[];
  /** The clause that excuses, where excused or no longer owed. */
  readonly excusedBy: Quote | null;
  /** The facts that the trace lacks, where undetermined. */
  readonly missing: readonly string[];
  /** Parameters and conflicts that it turns on. */
  readonly turnsOn: readonly string[];
}

/** Something that must still happen: by whom, by when. */
export interface Owed {
  readonly rule: string;
  readonly clauses: readonly Quote[];
  readonly strength: Strength;
  readonly what: string;
  readonly by: readonly string[];
  readonly alertId: string | null;
  readonly entryId: string | null;
  readonly sinceS: number;
  /** Null while its clock stands still (the person is busy). */
  readonly dueS: number | null;
}

export function quote(pack: Pack, id: string): Quote {
  return { id, text: pack.sentences.get(id)!.text };
}

const cited = new WeakMap<Rule, Map<string, readonly Quote[]>>();

/** The cited sentences, and the list items under them that name the alert's reason. The same for each rule and reason. */
export function clausesOf(pack: Pack, rule: Rule, alert: Alert | undefined): readonly Quote[] {
  const reason = alert && pack.reasons.get(alert.entry.reason);
  const byReason = cited.get(rule) ?? new Map<string, readonly Quote[]>();
  cited.set(rule, byReason);
  const known = byReason.get(reason?.id ?? '');
  if (known) return known;
  const clauses = rule.cites.flatMap((id) => [
    quote(pack, id),
    ...(reason?.items ?? []).filter((item) => item.startsWith(`${id}.`)).map((item) => quote(pack, item)),
  ]);
  byReason.set(reason?.id ?? '', clauses);
  return clauses;
}

export interface Found {
  readonly outcome: Outcome;
  readonly tS: number;
  readonly people: readonly string[];
  readonly events: readonly (number | undefined)[];
  readonly why: string;
  /** Facts in words, which the sentence gives as its reason. */
  readonly because?: readonly string[];
  readonly excusedBy?: string;
  readonly missing?: readonly string[];
}

export function verdictOf(pack: Pack, rule: Rule, found: Found, subject: Subject | undefined): Verdict {
  const seqs = [...new Set(found.events.filter((seq) => seq !== undefined))].sort((a, b) => a - b);
  return {
    rule: rule.id,
    outcome: found.outcome,
    clauses: clausesOf(pack, rule, subject?.alert),
    kind: rule.kind,
    strength: rule.strength,
    inferred: rule.inferred ?? null,
    alertId: subject?.scope === 'alert' ? subject.id : null,
    entryId: entryOf(subject),
    actors: found.people,
    events: seqs,
    tS: found.tS,
    why: because(fill(found.why, found.people, subject), found.because ?? []),
    facts: found.because ?? [],
    excusedBy: found.excusedBy === undefined ? null : quote(pack, found.excusedBy),
    missing: found.missing ?? [],
    turnsOn: [...new Set([...rule.turnsOn, ...boundOf(rule)])],
  };
}

const boundOf = (rule: Rule): string[] =>
  rule.form === 'duty' ? [rule.within] : rule.form === 'recurring' ? [rule.every] : [];
