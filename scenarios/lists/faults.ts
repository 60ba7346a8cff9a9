/** What faults make of the entries of a list: when its source changed, and in what the town's copy differs from it. */
import type { HotListEntry } from '../../recognizer/match/entry.ts';
import { reasonOf } from '../../recognizer/match/reasons.ts';
import type { SourceTimes } from '../../recognizer/match/refresh.ts';
import type { ListFault } from './schema.ts';

/** An entry of the town's copy, with its times at the source. */
export interface CopiedEntry {
  readonly entry: HotListEntry;
  readonly times: SourceTimes;
}

/** Long before any scenario; an entry of which nothing else is said was there then. */
const longAgoS = -100 * 86_400;

/**
 * The entries as the town's copy has them.
 *
 * @param faults their plates worked out
 * @param secondsOf of a local time, on the scale of the refresh
 */
export const copiedEntries = (
  entries: readonly HotListEntry[],
  faults: readonly ListFault[],
  secondsOf: (at: string) => number,
): CopiedEntry[] => entries.flatMap((entry) => copiesOf(entry, faults, secondsOf));

function copiesOf(source: HotListEntry, faults: readonly ListFault[], secondsOf: (at: string) => number) {
  let entry = source;
  const times = { enteredS: longAgoS, removedS: null as number | null };
  const again: HotListEntry[] = [];
  for (const fault of faults) {
    if (!('plate' in fault) || fault.plate !== source.plate) continue;
    switch (fault.fault) {
      case 'late':
        times.enteredS = secondsOf(fault.enteredAt);
        break;
      case 'stale':
        times.removedS = secondsOf(fault.removedAt);
        break;
      case 'wrong-state':
        entry = { ...entry, state: fault.state };
        break;
      case 'o-for-0':
        entry = { ...entry, plate: entry.plate.replaceAll('0', 'O') };
        break;
      case 'instruction-missing':
        entry = { ...entry, instructions: '' };
        break;
      case 'contradictory-duplicate':
        again.push({ ...entry, id: `${entry.id}-again`, reason: reasonOf(fault.reason)! });
        break;
    }
  }
  return [entry, ...again].map((one) => ({ entry: one, times }));
}
