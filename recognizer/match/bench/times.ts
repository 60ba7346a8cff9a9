/** Times of single queries. */
export interface QueryTimes {
  readonly queries: number;
  readonly p50Us: number;
  readonly p99Us: number;
  /** Of the time on the processor; on a machine with other work the wall clock's includes waiting. Where it was taken. */
  readonly p99CpuUs?: number;
  readonly perS: number;
  /** Rows found by all queries together. */
  readonly found: number;
}

/** Clocks of the wall and of this process's time on the processor. */
export interface Clocks {
  wallUs(): number;
  cpuUs(): number;
}

/** @param run answers a query with the number of rows */
export function timeQueries(queries: readonly string[], clocks: Clocks, run: (query: string) => number): QueryTimes {
  const timesUs = new Float64Array(queries.length);
  const cpuTimesUs = new Float64Array(queries.length);
  let found = 0;
  for (const [at, query] of queries.entries()) {
    const startCpuUs = clocks.cpuUs();
    const startUs = clocks.wallUs();
    found += run(query);
    timesUs[at] = clocks.wallUs() - startUs;
    cpuTimesUs[at] = clocks.cpuUs() - startCpuUs;
  }
  return { ...timesFrom(timesUs, found), p99CpuUs: timesFrom(cpuTimesUs, found).p99Us };
}

export function timesFrom(timesUs: Float64Array, found: number): QueryTimes {
  const sorted = timesUs.toSorted();
  const at = (part: number): number => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))]!;
  const totalS = timesUs.reduce((a, b) => a + b, 0) / 1e6;
  return { queries: timesUs.length, p50Us: at(0.5), p99Us: at(0.99), perS: timesUs.length / totalS, found };
}
