/** Which places that look like a marker are which of the four. */
import type { Corners, GrayImage, Point } from '../../base/geometry.ts';
import { homographyFrom } from '../../base/homography.ts';
import { likenessOf } from './likeness.ts';
import type { MarkerCandidate } from './marker-candidates.ts';
import { markerModules, type ScreenLayout } from './pattern.ts';
import { middleOf, pointOf } from './regions.ts';
import { type ScreenView, scaleAt } from './view.ts';

export interface Arrangement {
  /** Through the middles of the four, without distortion. */
  readonly view: ScreenView;
  /** Of the cells of known gray between them, in single points. */
  readonly likeness: number;
}

/** Four candidates each as the four markers, in all ways that their sizes allow, the likest first. */
export function arrangements(
  picture: GrayImage,
  candidates: readonly MarkerCandidate[],
  layout: ScreenLayout,
): Arrangement[] {
  const found: Arrangement[] = [];
  const known = [...layout.names, ...layout.wedge];
  for (const four of fours(candidates)) {
    const round = inOrder(four);
    if (!round) continue;
    for (const order of [round, round.toReversed()])
      for (let first = 0; first < 4; first++) {
        const turned = [0, 1, 2, 3].map((k) => order[(first + k) % 4]!);
        const view = viewThrough(turned as unknown as Corners, picture, layout);
        if (sizesFit(view, turned, layout)) found.push({ view, likeness: likenessOf(picture, view, known, pointOf) });
      }
  }
  return found.toSorted((a, b) => b.likeness - a.likeness);
}

function* fours(candidates: readonly MarkerCandidate[]): Generator<MarkerCandidate[]> {
  const n = candidates.length;
  for (let a = 0; a < n; a++)
    for (let b = a + 1; b < n; b++)
      for (let c = b + 1; c < n; c++)
        for (let d = c + 1; d < n; d++) {
          const four = [candidates[a]!, candidates[b]!, candidates[c]!, candidates[d]!];
          const sizes = four.map(({ sizePx }) => sizePx);
          if (Math.max(...sizes) < 3 * Math.min(...sizes)) yield four;
        }
}

/** The four in their order around their middle; undefined where they are no convex quadrilateral. */
function inOrder(four: readonly MarkerCandidate[]): MarkerCandidate[] | undefined {
  const x = four.reduce((sum, p) => sum + p.x, 0) / 4;
  const y = four.reduce((sum, p) => sum + p.y, 0) / 4;
  const round = four.toSorted((p, q) => Math.atan2(p.y - y, p.x - x) - Math.atan2(q.y - y, q.x - x));
  const turn = (p: Point, q: Point, r: Point): number => (q.x - p.x) * (r.y - q.y) - (q.y - p.y) * (r.x - q.x);
  const convex = round.every((p, k) => turn(p, round[(k + 1) % 4]!, round[(k + 2) % 4]!) > p.sizePx * p.sizePx);
  return convex ? round : undefined;
}

/** A marker as large as the others' places want it: within what standing on a corner and blur make of it. */
function sizesFit(view: ScreenView, markers: readonly MarkerCandidate[], layout: ScreenLayout): boolean {
  return markers.every(({ sizePx }, index) => {
    const { across, down } = scaleAt(view, middleOf(layout.markers[index]!));
    const wantedPx = markerModules * layout.modulePx * Math.sqrt(across * down);
    return sizePx > 0.7 * wantedPx && sizePx < 1.9 * wantedPx;
  });
}

const viewThrough = (corners: Corners, picture: GrayImage, { markers }: ScreenLayout): ScreenView => ({
  widthPx: picture.widthPx,
  heightPx: picture.heightPx,
  homography: homographyFrom(markers.map(middleOf) as unknown as Corners, corners),
  radial: 0,
});
