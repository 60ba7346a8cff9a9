/** From the moment that a page drew a moment of the scenario until the camera's picture of it. */
import { percentile } from '../../base/percentile.ts';
import type { HostTime } from '../rig/clock.ts';
import type { TimeReading } from './time-code.ts';

/** What the page says it showed. By the host's clock: the caller maps the page's, and adds what that is unsure by. */
export interface Drawn {
  readonly momentMs: number;
  readonly at: HostTime;
}

/** What a picture showed, and the middle of its exposure, or its arrival where that is not known; by the host's clock. */
export interface Seen {
  readonly reading: TimeReading | { readonly kind: 'lost' };
  readonly at: HostTime;
}

export interface Latency {
  /**
   * From drawn to seen, of the first picture of each moment: milliseconds, median, 5th and 95th percentile. It includes
   * the wait for the camera's next exposure, on average half its period.
   */
  readonly ms: { readonly median: number; readonly p5: number; readonly p95: number } | undefined;
  /** What the clocks are unsure by, drawn and seen together, at most. */
  readonly uncertaintyMs: number;
  /** Pictures: how many, and of these those with two moments, with cells that cannot be told, without a screen. */
  readonly pictures: {
    readonly all: number;
    readonly torn: number;
    readonly unreadable: number;
    readonly lost: number;
  };
  /** Moments drawn before the last picture, and of these those that no picture shows. */
  readonly moments: { readonly drawn: number; readonly missed: number };
  /** Pictures whose moment the page never drew: another run's, or a clock that is off. */
  readonly unknown: number;
}

/** @param drawn and @param seen in the order of their times; a moment drawn again counts from its last drawing before the picture */
export function measureScreenLatency(drawn: readonly Drawn[], seen: readonly Seen[]): Latency {
  const shown = new Set<Drawn>();
  const delaysMs: number[] = [];
  let [unknown, uncertaintyMs] = [0, 0];
  for (const { reading, at } of seen) {
    if (reading.kind !== 'moment') continue;
    const slackS = (of: Drawn): number => of.at.uncertaintyS + at.uncertaintyS;
    const source = drawn.findLast((of) => of.momentMs === reading.momentMs && of.at.tS <= at.tS + slackS(of));
    if (!source) {
      unknown++;
      continue;
    }
    uncertaintyMs = Math.max(uncertaintyMs, 1000 * slackS(source));
    if (!shown.has(source)) delaysMs.push(1000 * (at.tS - source.at.tS));
    shown.add(source);
  }
  const count = (kind: Seen['reading']['kind']): number => seen.filter(({ reading }) => reading.kind === kind).length;
  const lastS = seen.findLast(({ reading }) => reading.kind === 'moment')?.at.tS ?? Number.NEGATIVE_INFINITY;
  const due = drawn.filter((of) => of.at.tS < lastS);
  return {
    ms:
      delaysMs.length === 0
        ? undefined
        : { median: percentile(delaysMs, 0.5)!, p5: percentile(delaysMs, 0.05)!, p95: percentile(delaysMs, 0.95)! },
    uncertaintyMs,
    pictures: { all: seen.length, torn: count('torn'), unreadable: count('unreadable'), lost: count('lost') },
    moments: { drawn: due.length, missed: due.filter((of) => !shown.has(of)).length },
    unknown,
  };
}
