import type { HotListEntry } from '../entry.ts';

/** Entries as bytes, which another thread can be given without copying; they are unpacked one at a time. */
export interface Payload {
  readonly count: number;
  /** The entries, {@link partRows} in each part but the last. */
  readonly parts: readonly Part[];
}

interface Part {
  /** An entry a line, as JSON in UTF-8: its {@link fields}. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where the line of each {@link blockRows}th entry begins. */
  readonly starts: Uint32Array<ArrayBuffer>;
}

/** A few tens of megabytes. */
const partRows = 2 ** 17;
/** A quarter of a byte of `starts` an entry, for a few kilobytes to look through. */
const blockRows = 16;
const lineEnd = 10;

/** What a line holds, in this order; null is left out of an entry where it cannot be meant. */
const fields = [
  'id',
  'plate',
  'state',
  'reason',
  'source',
  'department',
  'entered',
  'expires',
  'caseNumber',
  'cfsNumber',
  'enteringOfficer',
  'synopsis',
  'instructions',
  'narrative',
  'vehicle',
] as const satisfies readonly (keyof HotListEntry)[];
const mayLack: readonly string[] = ['narrative', 'vehicle'] satisfies (keyof HotListEntry)[];

/** Takes entries one after the other, and holds no more of them than their bytes. */
export interface Packer {
  readonly count: number;
  add(entry: HotListEntry): void;
  /** The entries at these places (0 for the first that was added), in this order: all as they came, when left out. */
  payload(places?: Uint32Array): Payload;
}

/** Bytes taken at a time for entries as they come. */
const heapBytes = 2 ** 22;

export function createPacker(): Packer {
  const encoder = new TextEncoder();
  const heaps: Uint8Array[] = [];
  let filled = heapBytes;
  /** Where the line of each entry begins: the number of its heap times their size, and the place in it. */
  const lines: number[] = [];
  return {
    get count() {
      return lines.length;
    },
    add(entry) {
      const line = encoder.encode(`${JSON.stringify(fields.map((field) => entry[field] ?? null))}\n`);
      if (filled + line.length > heapBytes) {
        heaps.push(new Uint8Array(Math.max(heapBytes, line.length)));
        filled = 0;
      }
      heaps.at(-1)!.set(line, filled);
      lines.push((heaps.length - 1) * heapBytes + filled);
      filled += line.length;
    },
    payload(places) {
      const count = places?.length ?? lines.length;
      const lineOf = (row: number): Uint8Array => {
        const at = lines[places?.[row] ?? row]!;
        const heap = heaps[Math.floor(at / heapBytes)]!;
        const from = at % heapBytes;
        return heap.subarray(from, heap.indexOf(lineEnd, from) + 1);
      };
      const parts = Array.from({ length: Math.ceil(count / partRows) }, (_, part) => {
        const first = part * partRows;
        return partOf(Math.min(partRows, count - first), (row) => lineOf(first + row));
      });
      return { count, parts };
    },
  };
}

function partOf(count: number, lineOf: (row: number) => Uint8Array): Part {
  const starts = new Uint32Array(Math.ceil(count / blockRows));
  let size = 0;
  for (let row = 0; row < count; row++) {
    if (row % blockRows === 0) starts[row / blockRows] = size;
    size += lineOf(row).length;
  }
  const bytes = new Uint8Array(size);
  for (let row = 0, at = 0; row < count; row++) {
    const line = lineOf(row);
    bytes.set(line, at);
    at += line.length;
  }
  return { bytes, starts };
}

const decoder = new TextDecoder();

/** @param row from 0 to below `count` */
export function unpackEntry({ parts }: Payload, row: number): HotListEntry {
  const { bytes, starts } = parts[Math.floor(row / partRows)]!;
  let from = starts[Math.floor((row % partRows) / blockRows)]!;
  for (let line = row % blockRows; line > 0; line--) from = bytes.indexOf(lineEnd, from) + 1;
  const values: unknown[] = JSON.parse(decoder.decode(bytes.subarray(from, bytes.indexOf(lineEnd, from))));
  return Object.fromEntries(
    fields.flatMap((field, at) => (values[at] === null && mayLack.includes(field) ? [] : [[field, values[at]]])),
  ) as unknown as HotListEntry;
}

export const unpackEntries = (payload: Payload): HotListEntry[] =>
  Array.from({ length: payload.count }, (_, row) => unpackEntry(payload, row));

/** The memory of a payload, to be handed over whole. */
export const buffersOf = ({ parts }: Payload): ArrayBuffer[] =>
  parts.flatMap(({ bytes, starts }) => [bytes.buffer, starts.buffer]);
