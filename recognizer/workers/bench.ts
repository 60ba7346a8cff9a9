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
  /** Processor time of a frame over all threads, median: what other programs on the machine do not lengthen much. */
  readonly cpuMs: number;
  /** Resident memory that it adds to the program, MiB, having read. */
  readonly memoryMiB: number;
}

interface Round {
  readonly framesPerS: number;
  readonly cpuMs: number;
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
    const readAll = async (): Promise<Round> => {
      const [startedMs, cpuBefore] = [performance.now(), process.cpuUsage()];
      await Promise.all(frames.map((frame) => pool.read(frame)));
      const { user, system } = process.cpuUsage(cpuBefore);
      return {
        framesPerS: (1000 * frames.length) / (performance.now() - startedMs),
        cpuMs: (user + system) / 1000 / frames.length,
      };
    };
    await readAll();
    pools.push({
      threads,
      pool,
      readAll,
      memoryMiB: (process.memoryUsage.rss() - before) / 2 ** 20,
      measured: [] as Round[],
    });
  }
  for (let round = 0; round < rounds; round++)
    for (const { readAll, measured } of pools) measured.push(await readAll());
  const [one] = pools;
  await Promise.all(pools.map(({ pool }) => pool.close()));
  return pools.map(({ threads, memoryMiB, measured }) => ({
    threads,
    framesPerS: median(measured.map(({ framesPerS }) => framesPerS)),
    timesOne: median(measured.map(({ framesPerS }, round) => framesPerS / one!.measured[round]!.framesPerS)),
    cpuMs: median(measured.map(({ cpuMs }) => cpuMs)),
    memoryMiB,
  }));
}
