/** Takes hot lists over: what the town's copies hold from when on, by the real importer and refresh model. */
import type { Fault } from '../../base/errors.ts';
import type { HotListEntry } from '../../recognizer/match/entry.ts';
import { importHotList } from '../../recognizer/match/import.ts';
import { followsAtS, fullFilesTaken, type RefreshSchedule, standingAt } from '../../recognizer/match/refresh.ts';
import { copiedEntries } from './faults.ts';
import type { PlannedList } from './read.ts';
import type { ListFault, Refresh } from './schema.ts';

/** What a list, or the town's own entries, hold from a time of the run on. */
export interface ListVersion {
  readonly list: string;
  readonly fromS: number;
  readonly entries: readonly HotListEntry[];
}

/** A full file of a list came into use. */
export interface TakenOver {
  readonly list: string;
  readonly tS: number;
  /** Of its first entry; lists come from one source each. Empty for a list without entries. */
  readonly source: string;
}

export interface TakenLists {
  /** At least one a list, from the start. */
  readonly versions: readonly ListVersion[];
  readonly takenOver: readonly TakenOver[];
  /** Rows that could not be used. */
  readonly setAside: readonly Fault[];
}

export interface TakeOver {
  readonly lists: readonly PlannedList[];
  readonly refresh: Refresh;
  readonly faults: readonly ListFault[];
  /** Local time of the run's start, until when vehicles pass, and how long people may then be at it. */
  readonly startsAt: string;
  readonly endS: number;
  readonly responseS: number;
  /** A row that cannot be used is an error. */
  readonly strict: boolean;
}

/**
 * Takes lists over as their refresh has it. Entries are called by the list's name in the scenario, not by where the file
 * lies: a run is the same wherever it runs.
 *
 * @throws InputError when a list cannot be used
 */
export function takeOver({ lists, refresh, faults, startsAt, endS, responseS, strict }: TakeOver): TakenLists {
  const midnightMs = Date.parse(`${startsAt.slice(0, 10)}T00:00:00Z`);
  const secondsOf = (at: string): number => (Date.parse(`${at}Z`) - midnightMs) / 1000;
  const startS = secondsOf(startsAt);
  const schedule = scheduleOf(refresh, faults, secondsOf);
  const setAside: Fault[] = [];
  const takenOver: TakenOver[] = [];
  const versions = lists.flatMap(({ name, file, text }): ListVersion[] => {
    const list = importHotList(text, file, { strict });
    setAside.push(...list.setAside);
    for (const takenS of fullFilesTaken(startS - schedule.delayS, startS + endS - schedule.delayS, schedule))
      takenOver.push({ list: name, tS: takenS + schedule.delayS - startS, source: list.entries[0]?.source ?? '' });
    const named = list.entries.map((entry) => ({ ...entry, id: name + entry.id.slice(file.length) }));
    const copied = copiedEntries(named, faults, secondsOf);
    const changesS = copied
      .flatMap(({ times: { enteredS, removedS } }) => [enteredS, removedS ?? enteredS])
      .map((changedS) => followsAtS(changedS, schedule))
      .filter((followsS) => followsS > startS && followsS <= startS + endS + responseS);
    return [...new Set([startS, ...changesS])]
      .sort((a, b) => a - b)
      .map((tS) => ({
        list: name,
        fromS: tS - startS,
        entries: copied.filter(({ times }) => isHeld(standingAt(tS, times, schedule))).map(({ entry }) => entry),
      }));
  });
  return { versions, takenOver, setAside };
}

const isHeld = (standing: ReturnType<typeof standingAt>): boolean => standing === 'current' || standing === 'stale';

/** The town's own entries as its index has them; nothing lies between their entry and their use. */
export const asIndexed = (entries: readonly HotListEntry[], faults: readonly ListFault[]): HotListEntry[] =>
  copiedEntries(entries, faults, () => 0).map(({ entry }) => entry);

function scheduleOf(
  { fullAt, incrementalEveryS, delayS }: Refresh,
  faults: readonly ListFault[],
  secondsOf: (at: string) => number,
): RefreshSchedule {
  const delayed = faults.reduce((sum, fault) => sum + (fault.fault === 'refresh-delayed' ? fault.byS : 0), 0);
  return {
    fullAtS: fullAt.map((time) => Number(time.slice(0, 2)) * 3600 + Number(time.slice(3)) * 60),
    incrementalEveryS,
    delayS: delayS + delayed,
    outages: faults.flatMap((fault) =>
      fault.fault === 'refresh-failed' ? [{ fromS: secondsOf(fault.from), untilS: secondsOf(fault.until) }] : [],
    ),
  };
}
