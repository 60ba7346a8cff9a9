/**
 * Destruction on schedule (V.A.a, V.A.b). A day's reads are destroyed together, once the retention has run since the end of
 * the day on which they were collected; those held as evidence stay until their case lets them go.
 */
import { overseer } from './authority.ts';
import type { Archive, Tombstone } from './ports.ts';

const dayMs = 86_400_000;

/** Data collected before this is due: the start of a day (UTC). */
const dueBefore = (now: string, retentionS: number): string =>
  new Date(Math.floor((Date.parse(now) - retentionS * 1000) / dayMs) * dayMs).toISOString();

/** When the batch of a day is due. */
export const dueAt = (batchId: string, retentionS: number): string =>
  new Date(endOfBatch(batchId) + retentionS * 1000).toISOString();

/** When a batch is complete: the end of its day, in milliseconds of the epoch. */
export const endOfBatch = (batchId: string): number => Date.parse(`${batchId.replace('day-', '')}T00:00:00Z`) + dayMs;

/** @throws RefusedError unless the person oversees the system (V.A.a) */
export async function destroyDue(
  { reads, ledger }: Archive,
  now: string,
  retentionS: number,
  by: string,
): Promise<readonly Tombstone[]> {
  await overseer(ledger, by);
  return reads.destroy(dueBefore(now, retentionS), now, by);
}
