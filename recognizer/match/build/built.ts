/** What a build takes and gives when it runs in a thread of its own: nothing that has to be copied on the way back. */
import type { Fault } from '../../../base/errors.ts';
import type { HotListEntry } from '../entry.ts';
import type { PlateIndex } from '../index/plates.ts';
import { buffersOf as buffersOfRun } from '../index/run.ts';
import { arrange } from '../match.ts';
import { type Payload, packEntries } from './payload.ts';

export interface BuildOrder {
  /** Paths of hot lists. */
  readonly files: readonly string[];
  /** Day of matching, YYYY-MM-DD. */
  readonly onDate: string;
}

export interface Built {
  readonly size: number;
  readonly plates: PlateIndex;
  /** Entries in force, in the order of the index's rows. */
  readonly entries: Payload;
  /** Rows whose entry describes its vehicle. */
  readonly describedRows: Uint32Array<ArrayBuffer>;
  readonly expired: Payload;
  readonly setAside: readonly Fault[];
}

export function build(given: readonly HotListEntry[], setAside: readonly Fault[], onDate: string): Built {
  const { plates, entries, expired } = arrange(given, onDate);
  return {
    size: given.length,
    plates,
    entries: packEntries(entries),
    describedRows: Uint32Array.from(entries.flatMap(({ vehicle }, row) => (vehicle ? [row] : []))),
    expired: packEntries(expired),
    setAside,
  };
}

/** The memory of a build, to be handed over whole. */
export const buffersOf = ({ plates, entries, expired, describedRows }: Built): ArrayBuffer[] => [
  ...plates.runs.flatMap((run) => (run ? buffersOfRun(run) : [])),
  ...[entries, expired].flatMap(({ bytes, starts }) => [bytes.buffer, starts.buffer]),
  describedRows.buffer,
];
