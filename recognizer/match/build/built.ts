/**
 * Builds an index from hot lists, row by row, so that no list is ever held as objects; and gives it as memory that another
 * thread can be handed without a copy.
 */
import type { Fault } from '../../../base/errors.ts';
import { linesOfFile } from '../../../base/lines.ts';
import { importRows } from '../import.ts';
import { buildPlateIndex, type PlateIndex } from '../index/plates.ts';
import { buffersOf as buffersOfRun } from '../index/run.ts';
import { hasExpired } from '../match.ts';
import { buffersOf as buffersOfPayload, createPacker, type Payload } from './payload.ts';

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

/** @throws InputError when a list cannot be read */
export function build({ files, onDate }: BuildOrder): Built {
  const inForce = createPacker();
  const expired = createPacker();
  const plates: string[] = [];
  const described: number[] = [];
  const setAside: Fault[] = [];
  for (const file of files)
    for (const { entry, faults } of importRows(linesOfFile(file, 'a hot list'), file))
      if (!entry) setAside.push(...faults);
      else if (hasExpired(entry, onDate)) expired.add(entry);
      else {
        if (entry.vehicle) described.push(inForce.count);
        inForce.add(entry);
        plates.push(entry.plate);
      }
  const { index, places } = buildPlateIndex(plates.length, (place) => plates[place]!);
  return {
    size: inForce.count + expired.count,
    plates: index,
    entries: inForce.payload(places),
    describedRows: rowsOf(described, places),
    expired: expired.payload(),
    setAside,
  };
}

/** The rows of an index that hold what was given at certain places, in their order. */
function rowsOf(wanted: readonly number[], places: Uint32Array): Uint32Array<ArrayBuffer> {
  const isWanted = new Uint8Array(places.length);
  for (const place of wanted) isWanted[place] = 1;
  const rows = new Uint32Array(wanted.length);
  let filled = 0;
  for (let row = 0; row < places.length; row++) if (isWanted[places[row]!]) rows[filled++] = row;
  return rows;
}

/** The memory of a build, to be handed over whole. */
export const buffersOf = ({ plates, entries, expired, describedRows }: Built): ArrayBuffer[] => [
  ...plates.runs.flatMap((run) => (run ? buffersOfRun(run) : [])),
  ...buffersOfPayload(entries),
  ...buffersOfPayload(expired),
  describedRows.buffer,
];
