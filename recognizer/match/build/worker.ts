/** The thread that builds an index, so that the one that matches goes on. */
import { parentPort, workerData } from 'node:worker_threads';
import { InputError } from '../../../base/errors.ts';
import { type BuildOrder, buffersOf, build } from './built.ts';

try {
  const built = build(workerData as BuildOrder);
  parentPort!.postMessage({ built }, buffersOf(built));
} catch (error) {
  if (!(error instanceof InputError)) throw error;
  parentPort!.postMessage({ faults: error.faults });
}
