/** When a change of a source reaches the index: what is entered or removed meanwhile makes a list stale. */

const dayS = 86_400;

export interface RefreshSchedule {
  /** Times of day at which the full file is taken, seconds from midnight; twice a day as a rule. */
  readonly fullAtS: readonly number[];
  /** Between incremental updates, seconds from midnight on; null for none. */
  readonly incrementalEveryS: number | null;
  /** From taking a file or an update to the index that holds it. */
  readonly delayS: number;
  /** When neither files nor updates can be taken, on the scale of the times that are asked for. */
  readonly outages?: readonly { readonly fromS: number; readonly untilS: number }[];
}

/** The full file at six in the morning and in the evening, in use a quarter of an hour later. */
export const twiceADay: RefreshSchedule = { fullAtS: [6 * 3600, 18 * 3600], incrementalEveryS: null, delayS: 900 };

const isOut = (tS: number, { outages = [] }: RefreshSchedule): boolean =>
  outages.some(({ fromS, untilS }) => fromS <= tS && tS < untilS);

/** Times from `fromS` to before `untilS`, seconds from a midnight, at which the full file is taken. */
export function fullFilesTaken(fromS: number, untilS: number, schedule: RefreshSchedule): number[] {
  const days = Array.from({ length: Math.ceil((untilS - fromS) / dayS) + 1 }, (_, n) => Math.floor(fromS / dayS) + n);
  return days
    .flatMap((day) => schedule.fullAtS.map((atS) => day * dayS + atS))
    .filter((tS) => fromS <= tS && tS < untilS && !isOut(tS, schedule))
    .sort((a, b) => a - b);
}

/**
 * @param changedS seconds from a midnight
 * @returns when the index follows, on the same scale; never, where an outage has no end
 */
export function followsAtS(changedS: number, schedule: RefreshSchedule): number {
  const { incrementalEveryS, delayS } = schedule;
  for (let fromS = changedS; Number.isFinite(fromS); ) {
    const fulls = fullFilesTaken(fromS, fromS + 2 * dayS, { ...schedule, outages: [] });
    const next = incrementalEveryS === null ? [] : [Math.ceil(fromS / incrementalEveryS) * incrementalEveryS];
    const takenS = Math.min(...fulls, ...next);
    if (!isOut(takenS, schedule)) return takenS + delayS;
    fromS = schedule.outages!.find((outage) => outage.fromS <= takenS && takenS < outage.untilS)!.untilS;
  }
  return Number.POSITIVE_INFINITY;
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
