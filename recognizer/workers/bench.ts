/** How many frames a second threads read, on frames that someone else has: for `npm run bench:perf`. */
import { performance } from 'node:perf_hooks';
import { median } from '../bench.ts';
import type { Frame } from '../ports.ts';
import { openBuiltInPool } from './open.ts';

export interface Throughput {
  readonly threads: number;
  /** Median of the rounds. */
  readonly framesPerS: number;
  /** Of the rounds in which it was measured beside one thread, the median of how many times as fast it was. */
  readonly timesOne: number;
  /** Resident memory that it adds to the program, MiB, having read. */
  readonly memoryMiB: number;
}

/** Measures one thread and each of `counts` in turn, round by round, so that a loaded machine loads all alike. */
export async function measureThroughput(
  frames: readonly Frame[],
  counts: readonly number[],
  rounds = 5,
): Promise<Throughput[]> {
  const pools = [];
  for (const threads of [1, ...counts]) {
    const before = process.memoryUsage.rss();
    const pool = await openBuiltInPool(threads);
    const readAll = async (): Promise<number> => {
      const startedMs = performance.now();
      await Promise.all(frames.map((frame) => pool.read(frame)));
      return (1000 * frames.length) / (performance.now() - startedMs);
    };
    await readAll();
    pools.push({
      threads,
      pool,
      readAll,
      memoryMiB: (process.memoryUsage.rss() - before) / 2 ** 20,
      speeds: [] as number[],
    });
  }
  for (let round = 0; round < rounds; round++) for (const { readAll, speeds } of pools) speeds.push(await readAll());
  const [one] = pools;
  await Promise.all(pools.map(({ pool }) => pool.close()));
  return pools.map(({ threads, memoryMiB, speeds }) => ({
    threads,
    framesPerS: median(speeds),
    timesOne: median(speeds.map((speed, round) => speed / one!.speeds[round]!)),
    memoryMiB,
  }));
}
