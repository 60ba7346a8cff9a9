/**
 * A smooth curve through points that never fall which itself never falls (Fritsch and Butland 1984); level beyond the ends.
 *
 * @param xs rising
 */
export function monotone(xs: readonly number[], ys: readonly number[]): (x: number) => number {
  const slopes = xs.slice(1).map((x, k) => (ys[k + 1]! - ys[k]!) / (x - xs[k]!));
  const tangents = xs.map((_, k) => {
    if (k === 0) return slopes[0]!;
    if (k === xs.length - 1) return slopes[k - 1]!;
    const [before, after] = [slopes[k - 1]!, slopes[k]!];
    return before * after <= 0 ? 0 : (2 * before * after) / (before + after);
  });
  return (x) => {
    const next = xs.findIndex((knot) => knot > x);
    if (next === 0) return ys[0]!;
    if (next < 0) return ys.at(-1)!;
    const k = next - 1;
    const width = xs[next]! - xs[k]!;
    const t = (x - xs[k]!) / width;
    const [t2, t3] = [t * t, t * t * t];
    return (
      (2 * t3 - 3 * t2 + 1) * ys[k]! +
      (t3 - 2 * t2 + t) * width * tangents[k]! +
      (3 * t2 - 2 * t3) * ys[next]! +
      (t3 - t2) * width * tangents[next]!
    );
  };
}
