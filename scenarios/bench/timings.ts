import { percentile } from '../../base/percentile.ts';
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
  const tookMs = [...measured.values()].flatMap(({ latencyMs }) => latencyMs);
  const at = (share: number): number | null => percentile(tookMs, share) ?? null;
  return { spec, name, pictures: tookMs.length, atOnce, p50Ms: at(0.5), p99Ms: at(0.99) };
}
