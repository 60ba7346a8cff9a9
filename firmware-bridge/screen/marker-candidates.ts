/** Places in a picture that may be the middle of a marker: 1:1:3:1:1 of white and black, across and down. */
import type { GrayImage } from '../../base/geometry.ts';

export interface MarkerCandidate {
  readonly x: number;
  readonly y: number;
  /** Across and down through its middle, mean; of a marker that stands on its corner up to √2 of its side. */
  readonly sizePx: number;
}

/** A length of each run in modules of a seventh of the whole: blur in gamma-coded values widens white by as much. */
const shares = [
  { low: 0.4, high: 2.2 },
  { low: 0.25, high: 1.8 },
  { low: 2, high: 4.6 },
  { low: 0.25, high: 1.8 },
  { low: 0.4, high: 2.2 },
] as const;
const leastSizePx = 8;
const mostCandidates = 16;

/** @param white 1 for white, 0 for black, a pixel each */
export function markerCandidates(white: Uint8Array, { widthPx, heightPx }: GrayImage): MarkerCandidate[] {
  const hits: { x: number; y: number; sizePx: number; count: number }[] = [];
  const runs = [0, 0, 0, 0, 0];
  for (let y = 0; y < heightPx; y++) {
    const row = y * widthPx;
    runs.fill(0);
    let length = 0;
    for (let x = 0; x <= widthPx; x++) {
      if (x < widthPx && x > 0 && white[row + x] === white[row + x - 1]) {
        length++;
        continue;
      }
      runs.shift();
      runs.push(length);
      length = 1;
      // Runs end with a white one where the pixel before was white.
      if (x === 0 || white[row + x - 1] === 0 || !isMarker(runs)) continue;
      const across = runs[0]! + runs[1]! + runs[2]! + runs[3]! + runs[4]!;
      const middle = x - runs[4]! - runs[3]! - runs[2]! / 2;
      const down = crossing(white, Math.floor(middle), y, widthPx, heightPx);
      if (down === undefined || down.lengthPx > 2.5 * across || across > 2.5 * down.lengthPx) continue;
      add(hits, middle, down.middle, (across + down.lengthPx) / 2);
    }
  }
  return hits.toSorted((a, b) => b.count / b.sizePx - a.count / a.sizePx).slice(0, mostCandidates);
}

function isMarker(runs: readonly number[]): boolean {
  const total = runs[0]! + runs[1]! + runs[2]! + runs[3]! + runs[4]!;
  if (total < leastSizePx || runs[0] === 0) return false;
  return shares.every(({ low, high }, index) => {
    const modules = (7 * runs[index]!) / total;
    return modules >= low && modules <= high;
  });
}

/** The five runs down through a pixel of the marker's white middle. */
function crossing(white: Uint8Array, x: number, y: number, widthPx: number, heightPx: number) {
  const ends: number[] = [];
  const lengths: number[] = [];
  for (const step of [-1, 1]) {
    let at = y;
    for (let run = 0; run < 3; run++) {
      const start = at;
      while (at >= 0 && at < heightPx && white[at * widthPx + x] === (run === 1 ? 0 : 1)) at += step;
      lengths.push(Math.abs(at - start));
      if (run === 0) ends.push(at);
    }
  }
  const [upMiddle, upBlack, upWhite, downMiddle, downBlack, downWhite] = lengths as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const runs = [upWhite, upBlack, upMiddle + downMiddle - 1, downBlack, downWhite];
  if (!isMarker(runs)) return undefined;
  return { middle: (ends[0]! + 1 + ends[1]!) / 2, lengthPx: runs.reduce((sum, run) => sum + run, 0) };
}

/** Rows that cross one marker make one candidate. */
function add(
  hits: { x: number; y: number; sizePx: number; count: number }[],
  x: number,
  y: number,
  sizePx: number,
): void {
  const near = hits.find(
    (hit) => Math.hypot(hit.x - x, hit.y - y) < hit.sizePx / 4 && Math.abs(hit.sizePx - sizePx) < hit.sizePx / 3,
  );
  if (!near) {
    hits.push({ x, y, sizePx, count: 1 });
    return;
  }
  const weight = 1 / ++near.count;
  near.x += weight * (x - near.x);
  near.y += weight * (y - near.y);
  near.sizePx += weight * (sizePx - near.sizePx);
}
