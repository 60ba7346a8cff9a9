import { type Rate, rateOf } from '../score/rate.ts';
import type { Cases } from './cases.ts';
import { isRight } from './metrics/case.ts';

/** A cell's limit, and what a recognizer came to in it. */
export interface LimitResult {
  readonly spec: string;
  readonly cell: string;
  /** Passes read right, of all in the cell. */
  readonly rate: Rate;
  readonly atLeast: number;
  readonly isMet: boolean;
}

/** Holds every recognizer to the limits of the suite; a cell without passes meets none. */
export function checkLimits(
  limits: ReadonlyMap<string, number>,
  cases: ReadonlyMap<string, Cases>,
): readonly LimitResult[] {
  return [...cases].flatMap(([spec, { track }]) =>
    [...limits].map(([cell, atLeast]) => {
      const own = track.filter(({ id }) => id.startsWith(`${cell}#`));
      const rate = rateOf(own.filter((each) => isRight(each, 'strict')).length, own.length);
      return { spec, cell, rate, atLeast, isMet: rate.value !== null && rate.value >= atLeast };
    }),
  );
}
