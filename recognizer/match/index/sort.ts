/** Bits of a key that one pass sorts by; five passes take the 53 bits of a double. */
const digitBits = 11;
const keyBits = 53;
const word = 2 ** 32;

/**
 * Sorts keys (whole numbers below 2^53) in place, and moves `rows` along; equal keys keep their order. A radix sort from
 * the lowest digit (Knuth, The Art of Computer Programming 3, 5.2.5): comparing takes longer.
 */
export function sortKeys(keys: Float64Array<ArrayBuffer>, rows: Uint32Array<ArrayBuffer>): void {
  let [from, to] = [keys, new Float64Array(keys.length)];
  let [fromRows, toRows] = [rows, new Uint32Array(keys.length)];
  const starts = new Uint32Array(2 ** digitBits);
  for (let shift = 0; shift < keyBits; shift += digitBits) {
    const divisor = 2 ** shift;
    const digit = (key: number): number =>
      shift < 22 ? (key >>> shift) & 0x7ff : (Math.floor(key / divisor) % word) & 0x7ff;
    starts.fill(0);
    for (let i = 0; i < from.length; i++) starts[digit(from[i]!)]!++;
    if (starts[digit(from[0] ?? 0)] === from.length) continue;
    for (let value = 0, sum = 0; value < starts.length; value++) {
      const count = starts[value]!;
      starts[value] = sum;
      sum += count;
    }
    for (let i = 0; i < from.length; i++) {
      const at = starts[digit(from[i]!)]!++;
      to[at] = from[i]!;
      toRows[at] = fromRows[i]!;
    }
    [from, to] = [to, from];
    [fromRows, toRows] = [toRows, fromRows];
  }
  if (from !== keys) {
    keys.set(from);
    rows.set(fromRows);
  }
}
