/** Finds a screen that shows the pattern in a camera's picture. */
import type { GrayImage, Region } from '../../base/geometry.ts';
import { arrangements } from './arrangements.ts';
import { binarize } from './binarize.ts';
import { likenessOf } from './likeness.ts';
import { markerCandidates } from './marker-candidates.ts';
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
/** What edges may be off the view, in modules; further off, it is not the screen's. */
const mostResidualModules = 0.2;

/**
 * Measured on emulated cameras, it finds the screen within half a pixel where a module takes 1.5 camera pixels or more, the
 * blur's standard deviation is at most half a module, and the pattern's white is 20 levels or more lighter than its
 * black; upright, turned, mirrored or askew, with radial distortion up to 6 % at the corners. Other distortion is
 * not modelled. All four markers must be in the picture.
 *
 * @param before how it lay in a picture before this: looked for there first, which is some times faster
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
    for (const { view, likeness } of arrangements(picture, candidates, layout)) {
      likest = Math.max(likest, likeness);
      if (likeness < leastLikeness) break;
      fitted = true;
      const registration = registered(picture, layout, view);
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
