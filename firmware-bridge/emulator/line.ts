/** One direction of a serial line that is not good: seeded, byte by byte. */
import type { Rng } from '../../base/rng.ts';

/** Probabilities for each byte. */
export interface LineFaults {
  readonly drop: number;
  /** One bit flipped. */
  readonly corrupt: number;
  readonly duplicate: number;
  /** The line stands still before this byte; all after it wait, too, as on a line none overtakes another. */
  readonly stall: number;
  /** The longest that it stands still; times are uniform below. */
  readonly stallS: number;
}

export const goodLine: LineFaults = { drop: 0, corrupt: 0, duplicate: 0, stall: 0, stallS: 0 };

export interface Line {
  put(bytes: Iterable<number>, nowS: number): void;
  /** What has come out by then, in order. */
  take(nowS: number): number[];
  /** All that is under way, now: time has made a jump. */
  flush(): number[];
}

export function createLine(rng: Rng, { drop, corrupt, duplicate, stall, stallS }: LineFaults): Line {
  const under: { readonly byte: number; readonly dueS: number }[] = [];
  let freeS = 0;
  return {
    put(bytes, nowS) {
      for (const sent of bytes) {
        freeS = Math.max(freeS, nowS);
        if (rng.chance(stall)) freeS += rng.uniform(0, stallS);
        if (rng.chance(drop)) continue;
        const byte = rng.chance(corrupt) ? sent ^ (1 << rng.integer(0, 7)) : sent;
        under.push({ byte, dueS: freeS });
        if (rng.chance(duplicate)) under.push({ byte, dueS: freeS });
      }
    },
    take(nowS) {
      const due = under.findIndex(({ dueS }) => dueS > nowS);
      return under.splice(0, due < 0 ? under.length : due).map(({ byte }) => byte);
    },
    flush() {
      freeS = 0;
      return under.splice(0).map(({ byte }) => byte);
    },
  };
}

/** Both directions, each with chance of its own: to the board, and from it. */
export const linesOf = (rng: Rng, faults: LineFaults): [Line, Line] => [
  createLine(rng.fork('to'), faults),
  createLine(rng.fork('from'), faults),
];
