import { percentile } from '../../base/percentile.ts';

export interface Spread {
  readonly median: number;
  readonly max: number;
}

export const spreadOf = (values: readonly number[]): Spread => ({
  median: percentile(values, 0.5) ?? 0,
  max: values.reduce((most, value) => Math.max(most, value), 0),
});
