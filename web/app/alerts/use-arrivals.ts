import { useEffect, useState } from 'react';
import { mandatoryReasons } from '../../../recognizer/match/reasons.ts';
import type { AlertsView, ShownAlert } from '../../api.ts';
import type { Sound } from './use-sound.ts';

/** Reasons that demand a response sound so often, others once. */
const timesWhenPressing = 3;

/** The deliveries that this page has shown to each person. It outlasts their session: what comes meanwhile is news. */
export type Known = Map<string, ReadonlySet<string>>;

export interface Arrivals {
  /** Those of the last time that some came, the most pressing first. */
  readonly latest: readonly ShownAlert[];
  /** How many came without a sound since one was last made. */
  readonly unheard: number;
}

/** Sounds for alerts that were not there before. Those that are there when a person first opens the page are no news. */
export function useArrivals({ person, alerts, settings }: AlertsView, known: Known, sound: Sound): Arrivals {
  const [arrivals, setArrivals] = useState<Arrivals>({ latest: [], unheard: 0 });
  useEffect(() => {
    const before = known.get(person.id);
    known.set(person.id, new Set(alerts.map(({ deliveryId }) => deliveryId)));
    const latest = before ? alerts.filter(({ deliveryId, seenMs }) => !before.has(deliveryId) && seenMs === null) : [];
    if (latest.length === 0) return;
    const isPressing = latest.some(({ entry }) => mandatoryReasons.includes(entry.reason));
    const sounded = settings.sound && sound.play(isPressing ? timesWhenPressing : 1);
    setArrivals(({ unheard }) => ({ latest, unheard: sounded ? 0 : unheard + latest.length }));
  }, [person.id, alerts, known, sound.play, settings.sound]);
  return arrivals;
}
