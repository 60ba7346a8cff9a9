/** In which order alerts want attention: of hundreds in a minute, all are kept, and the most pressing come first. */
import { mandatoryReasons, type ReasonId, reasonIds } from '../match/reasons.ts';
import type { AlertNotice } from './ports.ts';

type Ranked = Pick<AlertNotice, 'match' | 'likelihoodRatio'> & { readonly entry: { readonly reason: ReasonId } };

/** More than any likelihood ratio's logarithm, and more than that and an exact match together. */
const ofExact = 100;
const ofReason = 1000;

/**
 * How pressing an alert is, the more the higher: first come the reasons that demand a response (IV.E.b), in the order's own
 * sequence, then all others alike; within a reason exact matches, then the likelier.
 */
export function urgencyOf({ match, likelihoodRatio, entry: { reason } }: Ranked): number {
  const place = mandatoryReasons.indexOf(reason);
  const demand = place < 0 ? 0 : mandatoryReasons.length - place;
  const likelihood = Math.min(ofExact - 1, Math.max(0, Math.log10(likelihoodRatio)));
  return demand * ofReason + (match === 'exact' ? ofExact : 0) + likelihood;
}

/** The most pressing first; of equally pressing ones the later, whose vehicle is nearer. */
export const rankNotices = <N extends AlertNotice>(notices: readonly N[]): N[] =>
  notices
    .map((notice) => ({ notice, urgency: urgencyOf(notice) }))
    .sort((a, b) => b.urgency - a.urgency || (a.notice.at < b.notice.at ? 1 : a.notice.at > b.notice.at ? -1 : 0))
    .map(({ notice }) => notice);

/** One reason's alerts of a storm. */
export interface SummaryLine {
  readonly reason: ReasonId;
  readonly count: number;
  readonly mostPressing: AlertNotice;
}

/** What a person has before them: the alerts of each reason counted, the reason with the most pressing one first. */
export function summaryOf(notices: readonly AlertNotice[]): SummaryLine[] {
  const ranked = rankNotices(notices);
  return reasonIds
    .map((reason) => ranked.filter(({ entry }) => entry.reason === reason))
    .flatMap((some) => (some[0] ? [{ reason: some[0].entry.reason, count: some.length, mostPressing: some[0] }] : []))
    .sort((a, b) => urgencyOf(b.mostPressing) - urgencyOf(a.mostPressing));
}
