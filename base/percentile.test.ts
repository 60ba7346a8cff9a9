import { expect, it } from 'vitest';
import { percentile } from './percentile.ts';

it.each([
  [[], 0.5, undefined],
  [[7], 0.99, 7],
  [[4, 1, 3, 2], 0, 1],
  [[4, 1, 3, 2], 0.5, 2],
  [[4, 1, 3, 2], 0.99, 4],
  [Array.from({ length: 200 }, (_, k) => 200 - k), 0.99, 198],
])('percentile of %j at %f', (values, share, expected) => expect(percentile(values, share)).toBe(expected));
