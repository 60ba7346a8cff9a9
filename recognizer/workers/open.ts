import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../base/files.ts';
import { type Pool, startPool } from './pool.ts';

/** As many threads as the machine lets this program use at once. */
export const defaultThreads = (): number => availableParallelism();

/** The built-in recognizer in threads of its own; the program of a thread is built beside the others (`dist/`). */
export const openBuiltInPool = (threads: number): Promise<Pool> =>
  startPool(join(projectRoot, 'dist', 'read-worker.js'), threads);
