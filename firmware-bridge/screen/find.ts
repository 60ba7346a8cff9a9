/** Finds a screen that shows the pattern in a camera's picture. */
import type { Corners, GrayImage, Point, Region } from '../../base/geometry.ts';
import { homographyFrom } from '../../base/homography.ts';
import { binarize } from './binarize.ts';
import { type MarkerCandidate, markerCandidates } from './marker-candidates.ts';
import { type GrayCell, markerModules, type ScreenLayout } from './pattern.ts';
import { meanOf, middleOf, pointOf } from './regions.ts';
import { type Registration, register } from './register.ts';
import { type ScreenView, scaleAt } from './view.ts';

export type ScreenFinding = ({ readonly found: true } & Registration) | { readonly found: false; readonly why: string };

/** Tiles of the threshold, as parts of the picture's width, and how light white is; tried in this order. */
const thresholds = [0.5, 0.65, 0.35].flatMap((share) => [40, 20, 80].map((parts) => ({ share, parts })));
/** Cells of known gray as they should be and as they are: gamma and clipping leave their correlation well above this. */
const leastLikeness = 0.8;
/** The same of a marker's 49 modules, in single points: blur takes more of it, one module aside all. */
const leastMarkerLikeness = 0.6;
/** Of the difference between the markers' white and black, what an edge must have. */
const leastEdgeContrast = 0.25;
/** A screen is as wide as this many pixels of the camera for each of its modules, or it is too small to be told. */
const mostResidualModules = 0.2;

/**
 * Measured on emulated cameras, it finds the screen within half a pixel where a module takes 1.5 camera pixels or more, the
 * blur's standard deviation is at most half a module, and the pattern's white is 20 levels or more lighter than its
 * black; upright, turned, mirrored or askew, with radial distortion up to 6 % at the corners. A view with other distortion shows in
 * the residual. All four markers must be in the picture.
 *
 * @param before how it lay in a picture before this: looked for there first, which is a hundred times faster
 * @returns how the screen lies in the picture (screen pixels → camera pixels), or what was missing
 */
export function findScreen(picture: GrayImage, layout: ScreenLayout, before?: ScreenView): ScreenFinding {
  const stayed = before && registered(picture, layout, before);
  if (stayed) return { found: true, ...stayed };
  let mostCandidates = 0;
  let likest = 0;
  let fitted = false;
  for (const { share, parts } of thresholds) {
    const tilePx = Math.max(8, Math.round(picture.widthPx / parts));
    const candidates = markerCandidates(binarize(picture, tilePx, share), picture);
    mostCandidates = Math.max(mostCandidates, candidates.length);
    for (const { corners, likeness } of arrangements(picture, candidates, layout)) {
      likest = Math.max(likest, likeness);
      if (likeness < leastLikeness) break;
      fitted = true;
      const registration = registered(picture, layout, roughView(picture, layout, corners));
      if (registration) return { found: true, ...registration };
    }
  }
  if (fitted) return { found: false, why: 'four markers are there, but their edges are too faint or do not fit' };
  if (likest > 0)
    return {
      found: false,
      why: `four markers may be there, but what is between them is not the pattern (${likest.toFixed(2)} alike, at least ${leastLikeness})`,
    };
  return { found: false, why: `four markers are needed, and ${mostCandidates} places in the picture look like one` };
}

function registered(picture: GrayImage, layout: ScreenLayout, rough: ScreenView): Registration | undefined {
  const whites = layout.markers.map((marker) => meanOf(picture, rough, marker));
  const blacks = layout.names.filter(({ level }) => level === 0).map(({ region }) => meanOf(picture, rough, region));
  const contrast = Math.min(...whites) - Math.max(...blacks);
  const registration = register(picture, layout, rough, Math.max(8, leastEdgeContrast * contrast));
  if (!registration) return undefined;
  const { view, residualPx } = registration;
  const { across, down } = scaleAt(
    view,
    middleOf({ left: 0, top: 0, widthPx: layout.widthPx, heightPx: layout.heightPx }),
  );
  const fits = residualPx < mostResidualModules * layout.modulePx * Math.min(across, down);
  const alike =
    likenessOf(picture, view, [...layout.names, ...layout.wedge], meanOf) >= leastLikeness &&
    layout.markers.every((marker) => likenessOf(picture, view, modulesOf(marker), pointOf) >= leastMarkerLikeness);
  return fits && alike ? registration : undefined;
}

const roughView = (picture: GrayImage, { markers }: ScreenLayout, corners: Corners): ScreenView => ({
  widthPx: picture.widthPx,
  heightPx: picture.heightPx,
  homography: homographyFrom(markers.map(middleOf) as unknown as Corners, corners),
  radial: 0,
});

/** Four candidates each as the four markers, in all ways that their sizes allow, the likest first. */
function arrangements(picture: GrayImage, candidates: readonly MarkerCandidate[], layout: ScreenLayout) {
  const found: { corners: Corners; likeness: number }[] = [];
  for (const four of fours(candidates)) {
    const round = inOrder(four);
    if (!round) continue;
    for (const order of [round, round.toReversed()])
      for (let first = 0; first < 4; first++) {
        const turned = [0, 1, 2, 3].map((k) => order[(first + k) % 4]!);
        const corners = turned as unknown as Corners;
        const view = roughView(picture, layout, corners);
        if (sizesFit(view, turned, layout))
          found.push({ corners, likeness: likenessOf(picture, view, [...layout.names, ...layout.wedge], pointOf) });
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

/** A marker as 7 × 7 cells. */
function modulesOf({ left, top, widthPx }: Region): GrayCell[] {
  const modulePx = widthPx / markerModules;
  return Array.from({ length: markerModules ** 2 }, (_, index) => {
    const [column, row] = [index % markerModules, Math.floor(index / markerModules)];
    const ring = Math.max(Math.abs(column - 3), Math.abs(row - 3));
    return {
      region: { left: left + column * modulePx, top: top + row * modulePx, widthPx: modulePx, heightPx: modulePx },
      level: ring === 2 ? 0 : 255,
    };
  });
}

/** Correlation of cells as they should be with what the picture has in their places. */
function likenessOf(picture: GrayImage, view: ScreenView, cells: readonly GrayCell[], look: typeof meanOf): number {
  const wanted = cells.map(({ level }) => level);
  const seen = cells.map(({ region }) => look(picture, view, region));
  const mean = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0) / values.length;
  const [wantedMean, seenMean] = [mean(wanted), mean(seen)];
  let [both, ofWanted, ofSeen] = [0, 0, 0];
  wanted.forEach((level, index) => {
    const [a, b] = [level - wantedMean, seen[index]! - seenMean];
    both += a * b;
    ofWanted += a * a;
    ofSeen += b * b;
  });
  return ofSeen === 0 ? 0 : both / Math.sqrt(ofWanted * ofSeen);
}
