/** The hot lists in use over a run, and the matcher that runs on while they are replaced. */
import type { Truth } from '../../policy/truth.ts';
import type { HotListEntry } from '../../recognizer/match/entry.ts';
import { createHolder } from '../../recognizer/match/holder.ts';
import { buildIndex, type Hit, type HotListIndex } from '../../recognizer/match/match.ts';
import type { PlateRead } from '../../recognizer/ports.ts';
import type { ListVersion } from './take-over.ts';

/** The day of a time of the run, YYYY-MM-DD. @param startsAt local time of its start */
export const localDay = (startsAt: string, tS: number): string =>
  new Date(Date.parse(`${startsAt}Z`) + tS * 1000).toISOString().slice(0, 10);

/** The entries that are in use at a time, of all lists. */
function inUseAt(versions: readonly ListVersion[], tS: number): readonly HotListEntry[] {
  const current = new Map<string, ListVersion>();
  for (const version of versions.toSorted((a, b) => a.fromS - b.fromS))
    if (version.fromS <= tS) current.set(version.list, version);
  return [...current.values()].flatMap(({ entries }) => entries);
}

/**
 * Matches reads with what is in use when each becomes known: the matcher runs, and a new index is put in its place whenever
 * a list has changed or a day has begun.
 *
 * @param reads by time
 * @param dayOf of a time of the run, YYYY-MM-DD
 */
export function matchInUse(
  versions: readonly ListVersion[],
  reads: readonly PlateRead[],
  dayOf: (tS: number) => string,
): readonly Hit[] {
  const buildAt = (tS: number): HotListIndex => buildIndex(inUseAt(versions, tS), dayOf(tS));
  const holder = createHolder(buildAt(0));
  const swaps = [...new Set(versions.map(({ fromS }) => fromS))].filter((fromS) => fromS > 0).sort((a, b) => a - b);
  let builtS = 0;
  const renew = (tS: number): void => {
    holder.replace(buildAt(tS));
    builtS = tS;
  };
  return reads.flatMap((read) => {
    while (swaps.length > 0 && swaps[0]! <= read.tS) renew(swaps.shift()!);
    if (dayOf(builtS) !== dayOf(read.tS)) renew(read.tS);
    return holder.current.match(read);
  });
}

/** When the entries of alerts leave the lists in use. */
export function withdrawalsOf(
  versions: readonly ListVersion[],
  alerts: readonly { readonly alertId: string; readonly tS: number; readonly entry: { readonly entryId: string } }[],
) {
  const times = [...new Set(versions.map(({ fromS }) => fromS))].sort((a, b) => a - b);
  return alerts.flatMap(({ alertId, tS, entry }) => {
    const isIn = (atS: number): boolean => inUseAt(versions, atS).some(({ id }) => id === entry.entryId);
    const goneS = isIn(tS) ? times.find((atS) => atS > tS && !isIn(atS)) : undefined;
    return goneS === undefined ? [] : [{ alertId, tS: goneS }];
  });
}

/**
 * The entries that an alert is asked of where their vehicle passes: those in force when it was read, or, where no camera read
 * it, at the start.
 */
export function entriesAsked(
  versions: readonly ListVersion[],
  truth: Truth,
  reads: readonly PlateRead[],
  dayOf: (tS: number) => string,
): readonly HotListEntry[] {
  const asked = new Map<string, HotListEntry>();
  const plateRead = (read: PlateRead) => truth.vehicles.find(({ id }) => id === truth.reads[read.id])?.plate;
  const seen = new Set(reads.map(plateRead));
  const ask = (tS: number, isMeant: (entry: HotListEntry) => boolean): void => {
    for (const entry of inUseAt(versions, tS))
      if (isMeant(entry) && (entry.expires === null || entry.expires >= dayOf(tS))) asked.set(entry.id, entry);
  };
  ask(0, ({ plate }) => !seen.has(plate));
  for (const read of reads) ask(read.tS, ({ plate }) => plate === plateRead(read));
  return [...asked.values()];
}
