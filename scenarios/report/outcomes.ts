import type { Outcome, Verdict } from '../../policy/engine/verdict.ts';

/** Violations first: that is what the reader came for. */
const order: readonly Outcome[] = ['violated', 'undetermined', 'pending', 'excused', 'satisfied', 'not-applicable'];

/** Class of the style sheets by which an outcome is coloured. */
export const outcomeTone: Readonly<Record<Outcome, 'good' | 'mild' | 'bad' | 'none'>> = {
  violated: 'bad',
  undetermined: 'mild',
  pending: 'mild',
  excused: 'mild',
  satisfied: 'good',
  'not-applicable': 'none',
};

/** The verdicts as reports show them; those that do not apply are left out. */
export const shownVerdicts = (verdicts: readonly Verdict[]): Verdict[] =>
  verdicts
    .filter((verdict) => verdict.outcome !== 'not-applicable')
    .sort((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome) || a.tS - b.tS);

export const verdictKey = ({ rule, alertId, entryId, actors, tS, events }: Verdict): string =>
  [rule, alertId, entryId, actors.join(), tS, events.join()].join(' ');

/** The clauses broken on each alert, each once, in the order of their times; null for what concerns no single alert. */
export function brokenBy(verdicts: readonly Verdict[]): { alertId: string | null; clauses: string[] }[] {
  const broken = shownVerdicts(verdicts).filter((verdict) => verdict.outcome === 'violated');
  return [...new Set(broken.map((verdict) => verdict.alertId))].map((alertId) => ({
    alertId,
    clauses: [
      ...new Set(
        broken
          .filter((verdict) => verdict.alertId === alertId)
          .flatMap((verdict) => verdict.clauses.map(({ id }) => id)),
      ),
    ],
  }));
}
