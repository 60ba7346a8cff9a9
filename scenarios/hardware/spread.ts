export interface Spread {
  readonly median: number;
  readonly max: number;
}

export const spreadOf = (values: readonly number[]): Spread => ({
  median: values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0,
  max: values.length === 0 ? 0 : Math.max(...values),
});
