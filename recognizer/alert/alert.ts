/**
 * Hits become alerts (III.A), once for each pass of a vehicle. Every hit is in an alert: whom it reaches, by which
 * channel, is the matter of their settings (`subscriptions.ts`), and never whether it is raised.
 */
import type { Hit } from '../match/match.ts';
import { continues } from './same-pass.ts';

/** A hit put before people, with the later hits that say the same of the same pass. */
export interface Alert {
  readonly id: string;
  /** When it was raised: the time of its read. */
  readonly tS: number;
  readonly hit: Hit;
  /** Later hits that raised no alert of their own, by time. */
  readonly repeats: readonly Hit[];
  /** Frame indices of the read's surest observations, at most three, by time. */
  readonly bestFrames: readonly number[];
}

/** Longest time for which a standing vehicle may be out of view, behind another, and still be on the same pass. */
export const repeatWindowS = 60;

export interface Alerting {
  /** All alerts so far, by the time at which they were raised; give it to the next call as `earlier`. */
  readonly alerts: readonly Alert[];
  /** Those among them that this call raised. */
  readonly raised: readonly Alert[];
}

/**
 * Raises alerts for hits.
 *
 * A hit repeats an alert only where it tells people nothing new and of no other vehicle: it is of the same entry, with the
 * same outcome for the state; its text is the alert's, or the alert's match was exact; and its track continues the one that
 * the alert last had ({@link continues}). The same text alone is not the same vehicle: one of the two may be a misread, and
 * the other the vehicle that is looked for. What is in doubt, since it could repeat two alerts, raises its own.
 *
 * @param hits of one or several reads, by time and, within a read, likeliest first
 * @param earlier alerts of earlier calls
 */
export function raiseAlerts(hits: readonly Hit[], earlier: readonly Alert[] = []): Alerting {
  const alerts = [...earlier];
  for (const hit of hits) {
    const repeated = alerts.filter((alert) => isRepeat(hit, alert));
    const [alert] = repeated;
    if (!alert || repeated.length > 1) alerts.push(createAlert(hit, alerts.length + 1));
    else alerts[alerts.indexOf(alert)] = { ...alert, repeats: [...alert.repeats, hit] };
  }
  return { alerts, raised: alerts.slice(earlier.length) };
}

function isRepeat(hit: Hit, alert: Alert): boolean {
  const last = alert.repeats.at(-1) ?? alert.hit;
  return (
    hit.entry.id === alert.hit.entry.id &&
    hit.state === alert.hit.state &&
    hit.read.state?.code === alert.hit.read.state?.code &&
    (hit.read.text === alert.hit.read.text || alert.hit.kind === 'exact') &&
    continues(last.read, hit.read, repeatWindowS)
  );
}

const createAlert = (hit: Hit, number: number): Alert => ({
  id: `alert-${number}`,
  tS: hit.read.tS,
  hit,
  repeats: [],
  bestFrames: hit.read.observations
    .toSorted((a, b) => b.confidence - a.confidence)
    .slice(0, 3)
    .map((observation) => observation.frameIndex)
    .sort((a, b) => a - b),
});
