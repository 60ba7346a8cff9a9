/** A serial line that is not good: seeded, byte by byte. */
import type { Rng } from '../../base/rng.ts';

/** Probabilities for each byte. */
export interface LineFaults {
  readonly drop: number;
  readonly corrupt: number;
  readonly duplicate: number;
}

export const goodLine: LineFaults = { drop: 0, corrupt: 0, duplicate: 0 };

/** @returns what becomes of bytes put on the line: some lost, some with a bit flipped, some twice */
export function createLine(rng: Rng, { drop, corrupt, duplicate }: LineFaults): (bytes: Iterable<number>) => number[] {
  return (bytes) => {
    const out: number[] = [];
    for (const sent of bytes) {
      if (rng.chance(drop)) continue;
      const byte = rng.chance(corrupt) ? sent ^ (1 << rng.integer(0, 7)) : sent;
      out.push(byte);
      if (rng.chance(duplicate)) out.push(byte);
    }
    return out;
  };
}
