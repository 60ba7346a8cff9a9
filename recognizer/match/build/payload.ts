import type { HotListEntry } from '../entry.ts';

/** Entries in a few bytes arrays, which another thread can be given without copying; they are unpacked one at a time. */
export interface Payload {
  readonly count: number;
  /** An entry a line, as JSON in UTF-8. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where the line of each {@link blockRows}th entry begins. */
  readonly starts: Float64Array<ArrayBuffer>;
}

/** Half a byte of `starts` an entry, for a few kilobytes to look through. */
const blockRows = 16;
const lineEnd = 10;

export function packEntries(entries: readonly HotListEntry[]): Payload {
  const encoder = new TextEncoder();
  const blocks: Uint8Array[] = [];
  const starts = new Float64Array(Math.ceil(entries.length / blockRows));
  let size = 0;
  for (let block = 0; block < starts.length; block++) {
    const rows = entries.slice(block * blockRows, (block + 1) * blockRows);
    const bytes = encoder.encode(rows.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
    blocks.push(bytes);
    starts[block] = size;
    size += bytes.length;
  }
  const bytes = new Uint8Array(size);
  for (const [block, part] of blocks.entries()) bytes.set(part, starts[block]);
  return { count: entries.length, bytes, starts };
}

const decoder = new TextDecoder();

/** @param row from 0 to below `count` */
export function unpackEntry({ bytes, starts }: Payload, row: number): HotListEntry {
  let from = starts[Math.floor(row / blockRows)]!;
  for (let line = row % blockRows; line > 0; line--) from = bytes.indexOf(lineEnd, from) + 1;
  return JSON.parse(decoder.decode(bytes.subarray(from, bytes.indexOf(lineEnd, from))));
}

export const unpackEntries = (payload: Payload): HotListEntry[] =>
  Array.from({ length: payload.count }, (_, row) => unpackEntry(payload, row));
