import { powers, reversedKey } from './key.ts';
import { sortKeys } from './sort.ts';

/** Keys in a bucket of the directory, on average. */
const bucketSize = 8;
/** Bits of the filter for each key, at least. */
const filterBits = 8;

/** All plates of one length: sorted keys with what leads to them. Does not change. */
export interface Run {
  /** Characters of each plate. */
  readonly length: number;
  /** Row of the first key; those of the others follow it. */
  readonly firstRow: number;
  /** Sorted. */
  readonly keys: Float64Array<ArrayBuffer>;
  /** Sorted keys of the texts read backwards: what ends alike stands together. And where each stands in `keys`. */
  readonly reversed: Float64Array<ArrayBuffer>;
  readonly reversedAt: Uint32Array<ArrayBuffer>;
  /** Where the keys of each bucket begin; buckets split the range of the keys evenly. */
  readonly directory: Uint32Array<ArrayBuffer>;
  readonly bucketWidth: number;
  /** Two bits of one word for each key (a blocked Bloom filter, Putze et al. 2007): most misses end here. */
  readonly filter: Uint32Array<ArrayBuffer>;
}

/** @param keys sorted; at least one */
export function buildRun(length: number, firstRow: number, keys: Float64Array<ArrayBuffer>): Run {
  const reversed = keys.map((key) => reversedKey(key, length));
  const reversedAt = Uint32Array.from(keys.keys());
  sortKeys(reversed, reversedAt);
  const [first, last] = [keys[0]!, keys.at(-1)!];
  const bucketCount = Math.ceil(keys.length / bucketSize);
  const directory = new Uint32Array(bucketCount + 2);
  const bucketWidth = (last - first + 1) / bucketCount;
  for (let i = 0; i < keys.length; i++) directory[Math.floor((keys[i]! - first) / bucketWidth) + 1]!++;
  for (let bucket = 0; bucket < bucketCount; bucket++) directory[bucket + 1]! += directory[bucket]!;
  directory[bucketCount + 1] = keys.length;
  const filter = new Uint32Array(Math.max(1, 2 ** Math.ceil(Math.log2((keys.length * filterBits) / 32))));
  for (let i = 0; i < keys.length; i++) {
    const hash = hashOf(keys[i]!);
    filter[hash & (filter.length - 1)]! |= bitsOf(hash);
  }
  return { length, firstRow, keys, reversed, reversedAt, directory, bucketWidth, filter };
}

/** The memory that a run holds. */
export const buffersOf = ({ keys, reversed, reversedAt, directory, filter }: Run): ArrayBuffer[] =>
  [keys, reversed, reversedAt, directory, filter].map(({ buffer }) => buffer);

/** Bytes that a run holds. */
export const bytesOf = (run: Run): number => buffersOf(run).reduce((sum, { byteLength }) => sum + byteLength, 0);

/** Index of the first key that equals `key`; -1 for none. */
export function find(run: Run, key: number): number {
  const hash = hashOf(key);
  const bits = bitsOf(hash);
  if ((run.filter[hash & (run.filter.length - 1)]! & bits) >>> 0 !== bits >>> 0) return -1;
  const first = run.keys[0]!;
  if (key < first) return -1;
  const bucket = Math.floor((key - first) / run.bucketWidth);
  if (bucket >= run.directory.length - 1) return -1;
  const at = lowerBound(run.keys, key, run.directory[bucket]!, run.directory[bucket + 1]!);
  return run.keys[at] === key ? at : -1;
}

/** Index of the first key in [from, to) that is not below `key`; `to` when all are. */
export function lowerBound(keys: Float64Array, key: number, from: number, to: number): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (keys[middle]! < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Rows of the plates with a key. */
export function rowsOf(run: Run, key: number): number[] {
  const rows: number[] = [];
  for (let at = find(run, key); at >= 0 && run.keys[at] === key; at++) rows.push(run.firstRow + at);
  return rows;
}

/** Distinct keys of the plates that are `text` (as a key one character shorter) with a character more at the end. */
export const keysWithMoreBehind = ({ keys }: Run, text: number): number[] => extensionsOf(keys, text);

/** The same, with a character more in front. */
export const keysWithMoreInFront = ({ reversed, length }: Run, text: number): number[] =>
  extensionsOf(reversed, reversedKey(text, length - 1)).map((key) => reversedKey(key, length));

function extensionsOf(keys: Float64Array, prefix: number): number[] {
  const end = (prefix + 1) * powers[1]!;
  const found: number[] = [];
  for (let at = lowerBound(keys, prefix * powers[1]!, 0, keys.length); at < keys.length && keys[at]! < end; at++)
    if (keys[at] !== found.at(-1)) found.push(keys[at]!);
  return found;
}

/** Mixes the halves of a key (constants of MurmurHash3's finalizer). */
function hashOf(key: number): number {
  let hash = Math.imul(key >>> 0, 0x85ebca6b) ^ Math.imul((key / 4294967296) | 0, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
}

/** Two bits of a filter's word; taken from the hash's upper half, the word from its lower. */
const bitsOf = (hash: number): number => (1 << (hash >>> 27)) | (1 << ((hash >>> 22) & 31));
