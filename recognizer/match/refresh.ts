/** When a change of a source reaches the index: what is entered or removed meanwhile makes a list stale. */

const dayS = 86_400;

export interface RefreshSchedule {
  /** Times of day at which the full file is taken, seconds from midnight; twice a day as a rule. */
  readonly fullAtS: readonly number[];
  /** Between incremental updates, seconds from midnight on; null for none. */
  readonly incrementalEveryS: number | null;
  /** From taking a file or an update to the index that holds it. */
  readonly delayS: number;
}

/** The full file at six in the morning and in the evening, in use a quarter of an hour later. */
export const twiceADay: RefreshSchedule = { fullAtS: [6 * 3600, 18 * 3600], incrementalEveryS: null, delayS: 900 };

/** @param changedS seconds from a midnight @returns when the index follows, on the same scale */
export function followsAtS(changedS: number, { fullAtS, incrementalEveryS, delayS }: RefreshSchedule): number {
  const midnightS = Math.floor(changedS / dayS) * dayS;
  const fulls = fullAtS.flatMap((atS) => [midnightS + atS, midnightS + dayS + atS]).filter((atS) => atS >= changedS);
  const next = incrementalEveryS === null ? [] : [Math.ceil(changedS / incrementalEveryS) * incrementalEveryS];
  return Math.min(...fulls, ...next) + delayS;
}

/** An entry's time at its source, seconds from a midnight; null while it was not removed. */
export interface SourceTimes {
  readonly enteredS: number;
  readonly removedS: number | null;
}

/**
 * What the index makes of an entry at a time: `current` and `absent` agree with the source; `late` is an entry that it does
 * not have yet, `stale` one that the source no longer has.
 */
export function standingAt(tS: number, { enteredS, removedS }: SourceTimes, schedule: RefreshSchedule) {
  const isEntered = enteredS <= tS && (removedS === null || tS < removedS);
  const isHeld = followsAtS(enteredS, schedule) <= tS && (removedS === null || tS < followsAtS(removedS, schedule));
  if (isEntered) return isHeld ? 'current' : 'late';
  return isHeld ? 'stale' : 'absent';
}
