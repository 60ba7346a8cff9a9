import type { Rng } from '../../base/rng.ts';
import type { Pending } from './ports.ts';

const firstMs = 5_000;
const longestMs = 600_000;

/** A delivery that has not gone out after this time is given up, on the record: nobody acts on an alert of the day before. */
const giveUpAfterMs = 86_400_000;

/**
 * When a delivery that failed is tried again, milliseconds since 1970: after 5 s, then each time after twice as long, ten
 * minutes at most; less up to a half, by chance, so that what failed together does not come back together. Null when it is
 * given up.
 *
 * @param attempts times that it was tried, the last included
 */
export function nextTryMs(
  delivery: Pick<Pending, 'id' | 'enqueuedMs'>,
  attempts: number,
  nowMs: number,
  rng: Rng,
): number | null {
  if (nowMs - delivery.enqueuedMs >= giveUpAfterMs) return null;
  const waitMs = Math.min(longestMs, firstMs * 2 ** (attempts - 1));
  return Math.round(nowMs + waitMs * rng.fork(`${delivery.id}/${attempts}`).uniform(0.5, 1));
}
