/**
 * Says at which moment a picture was exposed. A camera's strobe tells the moments (rig/camera-rig.ts: edges, by the host's
 * clock); its stream tells the pictures, later, some of them never. Which belongs to which follows from the stream's own
 * times: the picture that came fastest bounds the offset of the stream's clock from above, as an exposure lies before its
 * picture's arrival. Where the kernel took a picture in, that moment takes the arrival's place, and nothing has to be learned.
 */
import type { HostTime } from '../rig/clock.ts';
import type { Arrival } from './feed.ts';

export interface FrameTiming {
  /** Each picture that arrives, in their order, whether it will be used or not. */
  noted(arrival: Arrival): void;
  /** Middle of its exposure; `not-yet` while it may still be told, undefined where it never will be. */
  momentOf(arrival: Arrival, nowS: number): HostTime | 'not-yet' | undefined;
  /** How long that may take. */
  readonly patienceS: number;
  /** The stream has begun anew, and its clock with it. */
  restarted(): void;
}

export interface ExposureTiming extends FrameTiming {
  /** The strobe has told an exposure's middle. */
  exposed(at: HostTime): void;
}

export interface TimingOptions {
  /** From one exposure to the next. */
  readonly periodS: number;
  /**
   * From exposure to arrival, or to when the kernel took it in, for the fastest pictures, true to ± half a period: a larger error takes the neighbour's
   * exposure for a picture's own.
   */
  readonly latencyS: number;
}

const kept = 200;
/** The board tells an exposure within some milliseconds; longer where it first makes sure of its clock. */
const patienceS = 1;
/** Exposures that may be as far from where the stream's clock puts them, in parts of the period. */
const tolerance = 0.45;

export function createExposureTiming({ periodS, latencyS }: TimingOptions): ExposureTiming {
  const exposures: HostTime[] = [];
  const clock = createStreamClock();
  return {
    ...clock,
    patienceS,
    exposed(at) {
      if (exposures.push(at) > kept) exposures.shift();
    },
    momentOf(arrival, nowS) {
      const expectedS = clock.earliestS(arrival) - latencyS;
      let best: HostTime | undefined;
      for (const exposure of exposures)
        if (!best || Math.abs(exposure.tS - expectedS) < Math.abs(best.tS - expectedS)) best = exposure;
      if (best && Math.abs(best.tS - expectedS) <= tolerance * periodS + best.uncertaintyS) return best;
      const isPast = (exposures.at(-1)?.tS ?? Number.NEGATIVE_INFINITY) > expectedS;
      return isPast || nowS - arrival.receivedS > patienceS ? undefined : 'not-yet';
    },
  };
}

/** No exposure is longer; a rise and a fall further apart belong to two, and what lay between was lost. */
const longestExposureS = 0.05;

/**
 * Makes exposures of the strobe's edges.
 *
 * @param besideS what edges are off by beside what they say
 */
export function pairEdges(exposed: (at: HostTime) => void, besideS = 0): (level: 0 | 1, at: HostTime) => void {
  let rise: HostTime | undefined;
  return (level, at) => {
    if (level === 0 && rise && at.tS - rise.tS < longestExposureS)
      exposed({
        tS: (at.tS + rise.tS) / 2,
        uncertaintyS: Math.max(at.uncertaintyS, rise.uncertaintyS) + besideS,
      });
    rise = level === 1 ? at : undefined;
  };
}

/** Without a strobe: arrival less latency, as sure as the latency is known. */
export function createArrivalTiming({ periodS, latencyS }: TimingOptions): FrameTiming {
  const clock = createStreamClock();
  return {
    ...clock,
    patienceS: 0,
    momentOf: (arrival) => ({ tS: clock.earliestS(arrival) - latencyS, uncertaintyS: periodS / 2 }),
  };
}

/** The stream's clock by the host's, as the fastest of the last pictures had it. A picture keeps the clock that it came by. */
function createStreamClock() {
  let offsets: number[] = [];
  let lastS = Number.NEGATIVE_INFINITY;
  const offsetsOf = new WeakMap<Arrival, readonly number[]>();
  function restarted(): void {
    offsets = [];
    lastS = Number.NEGATIVE_INFINITY;
  }
  return {
    noted(arrival: Arrival): void {
      const { receivedS, mediaS } = arrival;
      if (mediaS === undefined) return;
      // A camera that sets its clock back is one whose clock starts anew.
      if (mediaS < lastS) restarted();
      lastS = mediaS;
      if (offsets.push(receivedS - mediaS) > kept) offsets.shift();
      offsetsOf.set(arrival, offsets);
    },
    restarted,
    /** When the picture would have come, had it come as fast as the fastest. */
    earliestS(arrival: Arrival): number {
      const { receivedS, mediaS, takenS } = arrival;
      const known = offsetsOf.get(arrival) ?? offsets;
      return takenS ?? (mediaS === undefined || known.length === 0 ? receivedS : mediaS + Math.min(...known));
    },
  };
}
