import { base, digitOf, powers } from './key.ts';
import type { PlateIndex } from './plates.ts';
import { lowerBound, type Run } from './run.ts';

/** A place of a pattern: the digit of its character, or any. */
const any = -1;

/** Ranges of at most so many keys are gone through one by one. */
const shortRange = 24;

/** What may stand in a partial plate: characters, `?` for one that is not known, `*` for any number of them. */
export const isPattern = (text: string): boolean => /^[A-Z0-9?*]+$/.test(text) && /[A-Z0-9]/.test(text);

/**
 * Rows of the plates that fit a partial plate, by length and then in no promised order.
 *
 * Each length that `*` allows is searched on its own, forwards or backwards, whichever fixes the known characters sooner:
 * the sorted keys are gone through as a tree of their characters, of which a known one takes one branch.
 *
 * @param pattern as {@link isPattern} has it
 */
export function partial({ runs }: PlateIndex, pattern: string): number[] {
  const found: number[] = [];
  const patternsOf = runs.map((run) => (run ? expand(pattern, run.length) : []));
  for (const [length, patterns] of patternsOf.entries())
    for (const places of patterns) search(runs[length]!, places, (row) => found.push(row));
  return patternsOf.some((patterns) => patterns.length > 1) ? [...new Set(found)] : found;
}

/** The patterns of one length, each `*` taken as as many `?` as it may stand for. */
function expand(pattern: string, length: number): number[][] {
  const parts = pattern.replace(/\*+/g, '*').split('*');
  const spare = length - parts.reduce((sum, part) => sum + part.length, 0);
  if (spare < 0 || (parts.length === 1 && spare > 0)) return [];
  const texts: string[] = [];
  const extend = (text: string, part: number, left: number): void => {
    if (part === parts.length - 1) texts.push(text + '?'.repeat(left) + parts[part]);
    else for (let n = 0; n <= left; n++) extend(text + '?'.repeat(n) + parts[part], part + 1, left - n);
  };
  if (parts.length === 1) texts.push(pattern);
  else extend(parts[0]!, 1, spare);
  return [...new Set(texts)].map((text) => [...text].map((c) => (c === '?' ? any : digitOf(c.charCodeAt(0)))));
}

function search(
  { keys, reversed, reversedAt, firstRow }: Run,
  places: readonly number[],
  visit: (row: number) => void,
) {
  const backwards = places.toReversed();
  if (effort(backwards) < effort(places)) descend(reversed, backwards, (at) => visit(firstRow + reversedAt[at]!));
  else descend(keys, places, (at) => visit(firstRow + at));
}

/** Compares directions: branches to be gone through, as a sum over the places of those in front of them. */
function effort(places: readonly number[]): number {
  let [branches, keys, sum] = [1, 1, 0];
  for (const place of places) {
    if (place === any) branches *= 16;
    else keys *= 16;
    sum += branches / keys;
  }
  return sum;
}

function descend(keys: Float64Array, places: readonly number[], visit: (at: number) => void): void {
  const length = places.length;
  const fits = (key: number, depth: number): boolean => {
    for (let rest = key, place = length - 1; place >= depth; place--) {
      const above = Math.floor(rest / base);
      if (places[place] !== any && rest - above * base !== places[place]) return false;
      rest = above;
    }
    return true;
  };
  /** Keys in [from, to) share `prefix`, their first `depth` characters, which fit. */
  const go = (from: number, to: number, depth: number, prefix: number): void => {
    if (to - from <= shortRange || depth === length) {
      for (let at = from; at < to; at++) if (fits(keys[at]!, depth)) visit(at);
      return;
    }
    const width = powers[length - depth - 1]!;
    const place = places[depth]!;
    if (place !== any) {
      const next = prefix * base + place;
      const start = lowerBound(keys, next * width, from, to);
      const end = lowerBound(keys, (next + 1) * width, start, to);
      if (start < end) go(start, end, depth + 1, next);
      return;
    }
    for (let start = from; start < to; ) {
      const next = Math.floor(keys[start]! / width);
      const end = lowerBound(keys, (next + 1) * width, start, to);
      go(start, end, depth + 1, next);
      start = end;
    }
  };
  go(0, keys.length, 0, 0);
}
