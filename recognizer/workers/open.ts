import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../base/files.ts';
import { type Pool, startPool } from './pool.ts';

/** Each thread holds the networks, some 120 MB; who has the memory for more asks for more. */
const mostByDefault = 8;

/** As many threads as the machine lets this program use at once, within reason. */
export const defaultThreads = (): number => Math.min(mostByDefault, availableParallelism());

/** The built-in recognizer in threads of its own; the program of a thread is built beside the others (`dist/`). */
export const openBuiltInPool = (threads: number): Promise<Pool> =>
  startPool(join(projectRoot, 'dist', 'read-worker.js'), threads);
