/**
 * Plates as numbers. A plate of a known length, over 36 characters, is a number of that many digits to the base 36; ten
 * fit into the 53 bits of a double. Numbers of one length sort as the texts do.
 */
import { alphabet } from '../../read/alphabet.ts';

export const base = alphabet.length;
export const longestPlate = 10;

/** `powers[n]`: 36 to the n. */
export const powers: readonly number[] = Array.from({ length: longestPlate + 1 }, (_, n) => base ** n);

/** 0 to 35 of a character code of A–Z and 0–9, in the order of the reader's alphabet. */
export const digitOf = (code: number): number => (code < 65 ? code - 48 : code - 55);

/** @param text 1 to 10 characters of A–Z and 0–9 */
export function keyOf(text: string): number {
  let key = 0;
  for (let place = 0; place < text.length; place++) key = key * base + digitOf(text.charCodeAt(place));
  return key;
}

export function textOf(key: number, length: number): string {
  let text = '';
  for (let rest = key, place = 0; place < length; place++, rest = Math.floor(rest / base))
    text = alphabet[rest % base] + text;
  return text;
}

/** The key of the text read backwards. */
export function reversedKey(key: number, length: number): number {
  let reversed = 0;
  for (let rest = key, place = 0; place < length; place++) {
    const above = Math.floor(rest / base);
    reversed = reversed * base + (rest - above * base);
    rest = above;
  }
  return reversed;
}
