import { dueAt } from '../../recognizer/investigate/retention.ts';
import { atDesk, parameterOf } from '../desk.ts';
import type { DeskOptions } from '../desk-options.ts';

/** Destroys what is due, and says when the rest is. */
export async function destroyReads(options: DeskOptions & { readonly as: string }): Promise<void> {
  const retentionS = Number(parameterOf(options.pack, 'retention-s'));
  await atDesk(options, async (desk, { reads }) => {
    for (const { batchId, reads: count, sha256, held } of await desk.destroyDue(options.as))
      process.stdout.write(`${batchId}: ${count} reads destroyed, SHA-256 ${sha256}; ${held} held as evidence stay\n`);
    for (const { id, reads: count, held } of await reads.batches())
      process.stdout.write(
        `${id}: ${count} reads; due ${dueAt(id, retentionS)}${held > 0 ? `, but for ${held} held as evidence` : ''}\n`,
      );
  });
}
