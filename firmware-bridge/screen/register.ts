/** From a rough view of the screen to the one that fits the pattern's edges best (Gauss and Newton). */
import type { Corners, GrayImage, Point } from '../../base/geometry.ts';
import { applyHomography, homographyFrom } from '../../base/homography.ts';
import { cellEdges, edgeKinds, markerEdges, type PatternEdge, type SeenEdge, seeEdge } from './edges.ts';
import { leastSquares } from './least-squares.ts';
import type { ScreenLayout } from './pattern.ts';
import { middleOf } from './regions.ts';
import { type ScreenView, toCamera } from './view.ts';

export interface Registration {
  readonly view: ScreenView;
  /** Root mean square of what edges are off the view, across them, camera pixels. */
  readonly residualPx: number;
  /** Edges that the view rests on. */
  readonly edges: number;
}

const rounds = 6;
/** Edges further off than this many robust standard deviations are something else. */
const outlying = 3;
const fewestEdges = 60;

/**
 * @param rough right to half a module at the markers
 * @param leastContrast levels that an edge must have
 * @returns undefined where too few edges are there, or they do not agree
 */
export function register(
  picture: GrayImage,
  layout: ScreenLayout,
  rough: ScreenView,
  leastContrast: number,
): Registration | undefined {
  let guess: Guess = {
    corners: layout.markers.map((marker) => applyHomography(rough.homography, middleOf(marker))) as unknown as Corners,
    radial: rough.radial,
  };
  const near = markerEdges(layout);
  const all = [...near, ...cellEdges(layout)];
  let residualPx = Number.POSITIVE_INFINITY;
  let edges = 0;
  for (let round = 0; round < rounds; round++) {
    // The markers first: distortion bows the strips by more than an edge's window.
    const seen = (round < rounds / 2 ? near : all).flatMap((edge: PatternEdge) => {
      const found = seeEdge(picture, viewOf(guess, layout, picture), edge, layout.modulePx, leastContrast);
      return found ? [found] : [];
    });
    if (seen.length < fewestEdges) return undefined;
    const step = improve(guess, seen, layout, picture);
    if (!step) return undefined;
    ({ guess, residualPx, edges } = step);
  }
  return { view: viewOf(guess, layout, picture), residualPx, edges };
}

/** Where the middles of the four markers lie before distortion, and the distortion. */
interface Guess {
  readonly corners: Corners;
  readonly radial: number;
}

const viewOf = ({ corners, radial }: Guess, { markers }: ScreenLayout, picture: GrayImage): ScreenView => ({
  widthPx: picture.widthPx,
  heightPx: picture.heightPx,
  homography: homographyFrom(markers.map(middleOf) as unknown as Corners, corners),
  radial,
});

function improve(guess: Guess, seen: readonly SeenEdge[], layout: ScreenLayout, picture: GrayImage) {
  const places = (view: ScreenView): Point[] => seen.map(({ edge }) => toCamera(view, edge.at));
  const now = places(viewOf(guess, layout, picture));
  const nudges = nudged(guess).map(({ guess, by }) => ({ by, places: places(viewOf(guess, layout, picture)) }));
  const rows = seen.map(({ edge, normal, offPx }, index) => ({
    coefficients: [
      ...nudges.map(({ by, places }) => {
        const [from, to] = [now[index]!, places[index]!];
        return ((to.x - from.x) * normal.x + (to.y - from.y) * normal.y) / by;
      }),
      ...edgeKinds.map((kind) => (edge.kind === kind ? 1 : 0)),
    ],
    value: offPx,
  }));
  const offBy = ({ coefficients, value }: (typeof rows)[number], solved: readonly number[]): number =>
    Math.abs(coefficients.reduce((sum, c, index) => sum + c * solved[index]!, 0) - value);
  const first = leastSquares(rows);
  const median = rows.map((row) => offBy(row, first)).toSorted((a, b) => a - b)[Math.floor(rows.length / 2)]!;
  const limit = Math.max(0.1, outlying * 1.4826 * median);
  const kept = rows.filter((row) => offBy(row, first) <= limit);
  if (kept.length < fewestEdges) return undefined;
  const solved = leastSquares(kept);
  return {
    guess: {
      corners: guess.corners.map(({ x, y }, corner) => ({
        x: x + solved[2 * corner]!,
        y: y + solved[2 * corner + 1]!,
      })) as unknown as Corners,
      radial: guess.radial + solved[8]!,
    },
    residualPx: Math.sqrt(kept.reduce((sum, row) => sum + offBy(row, solved) ** 2, 0) / kept.length),
    edges: kept.length,
  };
}

/** The guess with each of its nine unknowns changed a little. */
function nudged(guess: Guess): { guess: Guess; by: number }[] {
  const byPx = 0.01;
  const byRadial = 1e-5;
  return [
    ...guess.corners.flatMap((_, moved) =>
      (['x', 'y'] as const).map((axis) => ({
        guess: {
          ...guess,
          corners: guess.corners.map((corner, index) =>
            index === moved ? { ...corner, [axis]: corner[axis] + byPx } : corner,
          ) as unknown as Corners,
        },
        by: byPx,
      })),
    ),
    { guess: { ...guess, radial: guess.radial + byRadial }, by: byRadial },
  ];
}
