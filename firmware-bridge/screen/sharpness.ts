/** How sharp a camera sees the screen: the pattern's edges, gathered with sub-pixel places (slanted edges, ISO 12233). */
import type { GrayImage } from '../../base/geometry.ts';
import { cellEdges, type PatternEdge, placeOf, sideOf } from './edges.ts';
import type { GrayCell, ScreenLayout } from './pattern.ts';
import type { Tone } from './tone.ts';
import type { ScreenView } from './view.ts';

export interface Sharpness {
  /** Camera pixels in which light rises from 10 to 90 % across an edge. */
  readonly risePx: number;
  /** Cycles a camera pixel of which half of the contrast is left. */
  readonly mtf50PerPx: number;
}

const displayGamma = 2.2;
const binsPerPx = 4;
/** The ground beside the cells is two modules wide, and what is beyond must not count. */
const windowModules = 1.3;
/** Camera pixels to either side without which nothing is told of blur. */
const leastWindowPx = 2.5;

/**
 * Along the screen's rows (`across`, from edges that stand upright on it) and columns (`down`). In light, taking the display's
 * gamma for 2.2, so that the screen's levels say how light they are; of lens, sensor, and the camera's own sharpening together. An
 * ideal sensor without a lens has a rise of 0.8 px. True to about a tenth where a module takes four times the blur's
 * standard deviation; undefined where a module takes less than 2 camera pixels.
 */
export function measureSharpness(
  picture: GrayImage,
  view: ScreenView,
  layout: ScreenLayout,
  tone: Tone,
): { readonly across: Sharpness | undefined; readonly down: Sharpness | undefined } {
  const light = Float32Array.from(tone.levels, (level) => (level / 255) ** displayGamma);
  const gather = (edges: readonly PatternEdge[], lengthModules: number): Sample[] =>
    edges.flatMap((edge) => [...samplesOf(picture, view, layout, light, edge, lengthModules * layout.modulePx)]);
  return {
    across: sharpnessOf(gather(uprightEdges(layout), 1)),
    down: sharpnessOf(gather(cellEdges(layout).filter(isGray), 0.5)),
  };
}

const isGray = ({ kind }: PatternEdge): boolean => kind === 'gray';

/** White names towards their markers, and the black cells of the gray levels towards the white beside them. */
function uprightEdges({ names, wedge, widthPx }: ScreenLayout): PatternEdge[] {
  const side = ({ region }: GrayCell, way: 'left' | 'right'): PatternEdge =>
    sideOf(region, way === 'left' ? 0 : 1, 0.5, 'gray', way);
  return [
    ...names
      .filter(({ level }) => level === 255)
      .map((name) => side(name, name.region.left < widthPx / 2 ? 'left' : 'right')),
    ...wedge.flatMap((cell, index) => {
      if (cell.level !== 255) return [];
      const [before, after] = [wedge[index - 1], wedge[index + 1]].map(
        (other) => other?.level === 0 && other.region.top === cell.region.top,
      );
      return [...(before ? [side(cell, 'left')] : []), ...(after ? [side(cell, 'right')] : [])];
    }),
  ];
}

/** A camera pixel's light, and how far beyond the edge (towards black) it lies, camera pixels. */
interface Sample {
  readonly beyondPx: number;
  readonly light: number;
}

/** @param lengthPx of the edge, around its point, screen pixels */
function* samplesOf(
  { widthPx, heightPx, data }: GrayImage,
  view: ScreenView,
  { modulePx }: ScreenLayout,
  light: Float32Array,
  edge: PatternEdge,
  lengthPx: number,
): Generator<Sample> {
  const { at, normal, alongPx, acrossPx } = placeOf(view, edge);
  const reachPx = windowModules * modulePx * acrossPx;
  const halfPx = (lengthPx / 2) * alongPx;
  const aroundPx = Math.hypot(reachPx, halfPx);
  if (reachPx < leastWindowPx) return;
  for (let row = Math.max(0, Math.floor(at.y - aroundPx)); row < Math.min(heightPx, at.y + aroundPx); row++)
    for (let column = Math.max(0, Math.floor(at.x - aroundPx)); column < Math.min(widthPx, at.x + aroundPx); column++) {
      const [dx, dy] = [column + 0.5 - at.x, row + 0.5 - at.y];
      const beyondPx = dx * normal.x + dy * normal.y;
      if (Math.abs(beyondPx) <= reachPx && Math.abs(dx * normal.y - dy * normal.x) <= halfPx)
        yield { beyondPx, light: light[data[row * widthPx + column]!]! };
    }
}

function sharpnessOf(samples: readonly Sample[]): Sharpness | undefined {
  if (samples.length === 0) return undefined;
  const reachPx = Math.max(...samples.map(({ beyondPx }) => Math.abs(beyondPx)));
  const half = Math.floor(reachPx * binsPerPx);
  const spread = Array.from({ length: 2 * half + 1 }, () => ({ sum: 0, count: 0 }));
  for (const { beyondPx, light } of samples) {
    const bin = spread[Math.round(beyondPx * binsPerPx) + half];
    if (!bin) continue;
    bin.sum += light;
    bin.count++;
  }
  const edge = withoutGaps(spread.map(({ sum, count }) => sum / count));
  if (!edge) return undefined;
  const [white, black] = [(edge[0]! + edge[1]!) / 2, (edge.at(-1)! + edge.at(-2)!) / 2];
  if (white <= black) return undefined;
  const left = edge.map((light) => (light - black) / (white - black));
  const crossing = (share: number): number => {
    const last = left.findLastIndex((value) => value >= share);
    const next = Math.min(left.length - 1, last + 1);
    return last + (next === last ? 0 : (left[last]! - share) / (left[last]! - left[next]!));
  };
  return { risePx: (crossing(0.1) - crossing(0.9)) / binsPerPx, mtf50PerPx: mtf50(left) };
}

/** Bins that no pixel fell into, as where edges stand along the camera's rows, from those beside them. */
function withoutGaps(bins: readonly number[]): number[] | undefined {
  const first = bins.findIndex((value) => !Number.isNaN(value));
  const full = bins.flatMap((value, index) => (Number.isNaN(value) ? [] : [index]));
  if (full.length < bins.length / 2) return undefined;
  return bins.map((value, index) => {
    if (!Number.isNaN(value)) return value;
    const before = full.findLast((bin) => bin < index) ?? first;
    const after = full.find((bin) => bin > index) ?? before;
    const part = after === before ? 0 : (index - before) / (after - before);
    return bins[before]! + part * (bins[after]! - bins[before]!);
  });
}

/** The spatial frequency at which the edge's derivative has half of its sum left. */
function mtf50(edge: readonly number[]): number {
  const middle = (edge.length - 2) / 2;
  const line = edge.slice(1).map((value, index) => {
    const bell = 0.54 + 0.46 * Math.cos((Math.PI * (index - middle)) / (middle + 1));
    return (edge[index]! - value) * bell;
  });
  const contrast = (perPx: number): number => {
    let [real, imaginary] = [0, 0];
    line.forEach((value, index) => {
      const phase = (2 * Math.PI * perPx * (index - middle)) / binsPerPx;
      real += value * Math.cos(phase);
      imaginary += value * Math.sin(phase);
    });
    return Math.hypot(real, imaginary);
  };
  const most = contrast(0);
  let perPx = 0;
  while (perPx < binsPerPx / 2 && contrast(perPx) > most / 2) perPx += 0.002;
  return perPx;
}
