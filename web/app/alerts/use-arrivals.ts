import { useEffect, useRef, useState } from 'react';
import { mandatoryReasons } from '../../../recognizer/match/reasons.ts';
import type { ShownAlert } from '../../api.ts';
import type { Sound } from './use-sound.ts';

/** Reasons that demand a response sound so often, others once. */
const timesWhenPressing = 3;

export interface Arrivals {
  /** Those of the last time that some came, the most pressing first. */
  readonly latest: readonly ShownAlert[];
  /** How many came without a sound since one was last made. */
  readonly unheard: number;
}

/** Sounds for alerts that were not there before. Those that are there when the page is opened are no news. */
export function useArrivals(alerts: readonly ShownAlert[], sound: Sound, isWanted: boolean): Arrivals {
  const known = useRef<ReadonlySet<string> | null>(null);
  const [arrivals, setArrivals] = useState<Arrivals>({ latest: [], unheard: 0 });
  useEffect(() => {
    const before = known.current;
    known.current = new Set(alerts.map(({ deliveryId }) => deliveryId));
    const latest = before ? alerts.filter(({ deliveryId, seenMs }) => !before.has(deliveryId) && seenMs === null) : [];
    if (latest.length === 0) return;
    const isPressing = latest.some(({ entry }) => mandatoryReasons.includes(entry.reason));
    const sounded = isWanted && sound.play(isPressing ? timesWhenPressing : 1);
    setArrivals(({ unheard }) => ({ latest, unheard: sounded ? 0 : unheard + latest.length }));
  }, [alerts, sound.play, isWanted]);
  return arrivals;
}
