/**
 * Maps the board's clock to the host's. A ping's answer was stamped somewhere between its sending and its arrival: that
 * bounds the difference of the clocks, whatever the line's delay (Cristian 1989). Between pings the bound widens by what
 * the board's resonator may be off. A board that starts anew counts from 0 again, and may not get to say so: that shows
 * as an answer that no bound allows.
 */
import type { Ticks } from './messages.ts';

export const tickS = 0.5e-6;
/**
 * Ceramic resonators of Arduino boards: 0.5 % as they are made, and up to 0.3 % more over temperature (Murata CERALOCK catalogue
 * P16E); the rest is for age and for the host's clock, which is corrected by the network.
 */
const driftBound = 0.01;
const wrap = 2 ** 32;

export interface ClockSample {
  readonly sentS: number;
  readonly receivedS: number;
  readonly at: Ticks;
}

/** A moment by the host's clock, true to ± uncertaintyS. */
export interface HostTime {
  readonly tS: number;
  readonly uncertaintyS: number;
}

/** Seconds from one reading of the board's clock to another, less than 17.9 minutes apart. */
export function elapsedS(from: Ticks, to: Ticks): number {
  const ticks = (((to - from) % wrap) + wrap) % wrap;
  return (ticks < wrap / 2 ? ticks : ticks - wrap) * tickS;
}

/** @returns undefined without samples; of several, the one is used that bounds the moment best */
export function hostTimeOf(samples: readonly ClockSample[], at: Ticks): HostTime | undefined {
  let best: HostTime | undefined;
  for (const sample of samples) {
    const sinceS = elapsedS(sample.at, at);
    const uncertaintyS = (sample.receivedS - sample.sentS) / 2 + Math.abs(sinceS) * driftBound;
    if (!best || uncertaintyS < best.uncertaintyS)
      best = { tS: (sample.sentS + sample.receivedS) / 2 + sinceS, uncertaintyS };
  }
  return best;
}

const samplesKept = 32;

/** What the pings have told of a board's clock. */
export interface BoardClock {
  /** @returns whether the board has run on since the samples before; if not, those are forgotten */
  take(sample: ClockSample): boolean;
  hostTime(at: Ticks): HostTime | undefined;
  /** The board has started anew. */
  forget(): void;
}

export function createBoardClock(): BoardClock {
  let samples: ClockSample[] = [];
  return {
    take(sample) {
      const expected = hostTimeOf(samples, sample.at);
      const stated = hostTimeOf([sample], sample.at)!;
      const runsOn =
        expected !== undefined && Math.abs(expected.tS - stated.tS) <= expected.uncertaintyS + stated.uncertaintyS;
      samples = runsOn ? [...samples.slice(1 - samplesKept), sample] : [sample];
      return runsOn;
    },
    hostTime: (at) => hostTimeOf(samples, at),
    forget() {
      samples = [];
    },
  };
}
