/** How fast the judge judges, and that its memory does not grow with the trace; for `npm run bench:perf`. */
import { createJudge } from '../judge.ts';
import type { Pack } from '../pack/schema.ts';
import { streamTrace } from './stream.ts';

export interface JudgeThroughput {
  readonly events: number;
  readonly episodes: number;
  readonly verdicts: number;
  readonly seconds: number;
  readonly eventsPerS: number;
  readonly episodesPerS: number;
  /** Heap in use after the first tenth of the trace and at its end, in MiB. */
  readonly heapEarlyMiB: number;
  readonly heapEndMiB: number;
}

/**
 * Judges a stream of at least so many events.
 *
 * @param nowS a clock, in seconds
 * @param heapBytes heap in use; call the garbage collector in it for exact figures
 */
export function measureJudge(pack: Pack, events: number, nowS: () => number, heapBytes: () => number): JudgeThroughput {
  const episodes = Math.ceil(events / 13);
  let verdicts = 0;
  const judge = createJudge(pack, { onVerdict: () => void verdicts++ });
  let count = 0;
  let heapEarly = 0;
  const startS = nowS();
  for (const event of streamTrace(episodes)) {
    const fault = judge.take(event);
    if (fault) throw new Error(`event ${count}: ${fault}`);
    count++;
    if (count === Math.floor(events / 10)) heapEarly = heapBytes();
  }
  judge.finish();
  const seconds = nowS() - startS;
  const toMiB = (bytes: number): number => bytes / 2 ** 20;
  return {
    events: count,
    episodes,
    verdicts,
    seconds,
    eventsPerS: count / seconds,
    episodesPerS: episodes / seconds,
    heapEarlyMiB: toMiB(heapEarly),
    heapEndMiB: toMiB(heapBytes()),
  };
}
