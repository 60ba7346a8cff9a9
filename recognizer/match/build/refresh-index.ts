import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type Fault, InputError } from '../../../base/errors.ts';
import { projectRoot } from '../../../base/files.ts';
import type { Holder } from '../holder.ts';
import { defaultThreshold, type HotListIndex, indexOver } from '../match.ts';
import type { BuildOrder, Built } from './built.ts';
import { unpackEntries, unpackEntry } from './payload.ts';

/** What a refresh found in the lists. */
export interface Refreshed {
  readonly index: HotListIndex;
  readonly setAside: readonly Fault[];
}

/**
 * Builds an index of lists in a thread of its own and puts it into use. Matching goes on meanwhile with the index in use, which stays
 * where the refresh fails.
 *
 * @throws InputError when a list cannot be read
 */
export async function refreshIndex(
  holder: Holder<HotListIndex>,
  order: BuildOrder,
  threshold: number = defaultThreshold,
): Promise<Refreshed> {
  const { setAside, ...built } = await buildInThread(order);
  const { entries, expired, describedRows } = built;
  const index = indexOver(
    {
      size: built.size,
      plates: built.plates,
      entryOf: (row) => unpackEntry(entries, row),
      described: () => Array.from(describedRows, (row) => unpackEntry(entries, row)),
      expired: () => unpackEntries(expired),
    },
    threshold,
  );
  holder.replace(index);
  return { index, setAside };
}

function buildInThread(order: BuildOrder): Promise<Built> {
  const worker = new Worker(join(projectRoot, 'dist', 'build-index.js'), { workerData: order });
  return new Promise((resolve, reject) => {
    worker.once('message', (answer: { readonly built: Built } | { readonly faults: readonly Fault[] }) =>
      'built' in answer ? resolve(answer.built) : reject(new InputError(answer.faults)),
    );
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the building of an index ended with ${code}`)));
  });
}
