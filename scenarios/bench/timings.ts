import type { RecognizerWork } from './result.ts';

/** How long a recognizer takes for a picture: kept apart from what must be the same in every run. */
export interface Latency {
  readonly spec: string;
  readonly name: string;
  readonly pictures: number;
  /** How many it read at once: the more, the longer each takes, since they share the machine. */
  readonly atOnce: number;
  readonly p50Ms: number | null;
  readonly p99Ms: number | null;
}

export function latencyOf({ spec, name, atOnce, measured }: RecognizerWork): Latency {
  const tookMs = [...measured.values()].flatMap(({ latencyMs }) => latencyMs).sort((a, b) => a - b);
  return { spec, name, pictures: tookMs.length, atOnce, p50Ms: quantile(tookMs, 0.5), p99Ms: quantile(tookMs, 0.99) };
}

/** The smallest value that the given part of all is not above (nearest rank); null of none. */
export const quantile = (sorted: readonly number[], part: number): number | null =>
  sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? null;
