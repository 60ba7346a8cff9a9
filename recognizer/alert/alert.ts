/**
 * Which hits reach people (III.A alert): those of active notification reasons, once for each vehicle that passes.
 */
import type { Hit } from '../match/match.ts';
import { mandatoryReasons, type ReasonId, reasonIds } from '../match/reasons.ts';

/** A hit put before people, with the later hits that say the same of the same vehicle. */
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

export interface AlertSettings {
  readonly activeReasons: ReadonlySet<ReasonId>;
  /** A hit within this time of the alert's last one can be a repeat. */
  readonly repeatWindowS: number;
}

/** Every reason active, as App.I.1.a requires of four; the window is longer than a vehicle stays in a camera's view. */
export const defaultAlertSettings: AlertSettings = { activeReasons: new Set(reasonIds), repeatWindowS: 60 };

export interface Alerting {
  /** All alerts so far, by the time at which they were raised; give it to the next call as `earlier`. */
  readonly alerts: readonly Alert[];
  /** Those among them that this call raised. */
  readonly raised: readonly Alert[];
  /** Hits whose notification reason is not active. */
  readonly inactive: readonly Hit[];
}

/**
 * Raises alerts for hits.
 *
 * A hit repeats an alert when it is of the same entry, camera and outcome for the state, comes within the window, and is of the same text or
 * the alert's match was exact: what an exact hit has already reported, a look-alike adds nothing to; but an exact hit
 * after a look-alike may be the vehicle itself and raises its own.
 *
 * @param hits of one or several reads, by time and, within a read, likeliest first
 * @param earlier alerts of earlier calls
 */
export function raiseAlerts(hits: readonly Hit[], settings: AlertSettings, earlier: readonly Alert[] = []): Alerting {
  const alerts = [...earlier];
  const inactive: Hit[] = [];
  for (const hit of hits) {
    if (!settings.activeReasons.has(hit.entry.reason)) {
      inactive.push(hit);
      continue;
    }
    const known = alerts.findLastIndex((alert) => isRepeat(hit, alert, settings.repeatWindowS));
    if (known < 0) alerts.push(createAlert(hit, alerts.length + 1));
    else alerts[known] = { ...alerts[known]!, repeats: [...alerts[known]!.repeats, hit] };
  }
  return { alerts, raised: alerts.slice(earlier.length), inactive };
}

/** The most pressing first: reasons that require a response, then exact matches, then the likelier. */
export function rankAlerts(alerts: readonly Alert[]): readonly Alert[] {
  const isMandatory = ({ hit }: Alert): number => Number(mandatoryReasons.includes(hit.entry.reason));
  const isExact = ({ hit }: Alert): number => Number(hit.kind === 'exact');
  return alerts.toSorted(
    (a, b) =>
      isMandatory(b) - isMandatory(a) || isExact(b) - isExact(a) || b.hit.likelihoodRatio - a.hit.likelihoodRatio,
  );
}

function isRepeat(hit: Hit, alert: Alert, windowS: number): boolean {
  const last = alert.repeats.at(-1) ?? alert.hit;
  return (
    hit.entry.id === alert.hit.entry.id &&
    hit.read.cameraId === alert.hit.read.cameraId &&
    hit.state === alert.hit.state &&
    hit.read.tS - last.read.tS <= windowS &&
    (hit.read.text === alert.hit.read.text || alert.hit.kind === 'exact')
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
