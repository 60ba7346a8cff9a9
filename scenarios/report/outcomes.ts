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
