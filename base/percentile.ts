/**
 * @param share of the values that lie at or below the result (nearest rank)
 * @returns undefined of none
 */
export const percentile = (values: Iterable<number>, share: number): number | undefined => {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
};
