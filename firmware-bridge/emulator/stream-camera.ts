/** A camera that exposes by itself, a picture every period, tells each exposure on its strobe, and sends the picture later. */
import type { Rng } from '../../base/rng.ts';
import type { Arrival } from '../frames/feed.ts';
import { type Board, cyclesPerS } from './board.ts';
import { pins } from './pins.ts';

export interface StreamTiming {
  readonly periodS: number;
  readonly exposureS: number;
  /** From the middle of the exposure to the picture's arrival: the shortest, and the longest. */
  readonly latencyS: readonly [number, number];
}

/** A stuck camera exposes no more; a frozen stream gives the same picture again and again. */
export type StreamFault = 'stuck' | 'frozen';

export interface StreamCamera {
  fail(fault: StreamFault): void;
  /** When the picture with that fingerprint was really exposed: the middle, by the board's time. */
  exposedS(fingerprint: number): number | undefined;
  /** Edges of its strobe, by the board's time. */
  readonly edges: readonly { readonly level: 0 | 1; readonly tS: number }[];
}

export function createStreamCamera(
  board: Board,
  rng: Rng,
  { periodS, exposureS, latencyS }: StreamTiming,
  onArrival: (arrival: Arrival) => void,
): StreamCamera {
  const exposed = new Map<number, number>();
  const edges: { level: 0 | 1; tS: number }[] = [];
  const mediaOffsetS = rng.uniform(-1000, 1000);
  let fault: StreamFault | undefined;
  let [fingerprint, mediaS] = [0, 0];

  function strobe(level: 0 | 1): void {
    board.drive(pins.strobe, level === 1);
    edges.push({ level, tS: board.cycle() / cyclesPerS });
  }

  function expose(fromCycle: number): void {
    board.at(fromCycle, () => {
      expose(fromCycle + periodS * cyclesPerS);
      if (fault === 'stuck') return;
      const middleS = fromCycle / cyclesPerS + exposureS / 2;
      strobe(1);
      board.at(fromCycle + exposureS * cyclesPerS, () => strobe(0));
      if (fault === undefined) {
        fingerprint = rng.integer(1, 2 ** 32 - 1);
        exposed.set(fingerprint, middleS);
      }
      mediaS = middleS + mediaOffsetS;
      const sent = { fingerprint, mediaS };
      const arrivesS = middleS + rng.uniform(...latencyS);
      board.at(arrivesS * cyclesPerS, () =>
        onArrival({
          ...sent,
          receivedS: board.cycle() / cyclesPerS,
          decode: () => Promise.reject(new Error('there is no picture in it')),
        }),
      );
    });
  }
  expose(board.cycle() + rng.uniform(0, periodS) * cyclesPerS);
  return {
    fail(what) {
      fault = what;
    },
    exposedS: (which) => exposed.get(which),
    edges,
  };
}
