/** The pattern's edges between white and black, and where a picture has them. */
import type { GrayImage, Point, Region } from '../../base/geometry.ts';
import { sampleGray } from '../../base/warp.ts';
import { markerModules, type ScreenLayout } from './pattern.ts';
import { type ScreenView, toCamera } from './view.ts';

/** How much white grows into black by blur depends on what is beside it, so each kind of edge has its own growth. */
export const edgeKinds = ['ring outside', 'ring inside', 'middle', 'code', 'gray'] as const;

/** A point of an edge, in the screen's pixels, and the unit vector from white to black there. */
export interface PatternEdge {
  readonly at: Point;
  readonly toBlack: Point;
  readonly kind: (typeof edgeKinds)[number];
}

/** Of a region's four sides, points at these shares of their length. */
const around = (region: Region, shares: readonly number[], kind: PatternEdge['kind']): PatternEdge[] =>
  shares.flatMap((share) => [
    sideOf(region, share, 0, kind, 'up'),
    sideOf(region, share, 1, kind, 'down'),
    sideOf(region, 0, share, kind, 'left'),
    sideOf(region, 1, share, kind, 'right'),
  ]);

const directions = { up: { x: 0, y: -1 }, down: { x: 0, y: 1 }, left: { x: -1, y: 0 }, right: { x: 1, y: 0 } } as const;

export const sideOf = (
  { left, top, widthPx, heightPx }: Region,
  across: number,
  down: number,
  kind: PatternEdge['kind'],
  direction: keyof typeof directions,
): PatternEdge => ({
  at: { x: left + across * widthPx, y: top + down * heightPx },
  toBlack: directions[direction],
  kind,
});

const inset = ({ left, top, widthPx, heightPx }: Region, px: number): Region => ({
  left: left + px,
  top: top + px,
  widthPx: widthPx - 2 * px,
  heightPx: heightPx - 2 * px,
});

export function markerEdges({ markers, modulePx }: ScreenLayout): PatternEdge[] {
  const module = 1 / markerModules;
  return markers.flatMap((marker) => [
    ...around(marker, [1.5 * module, 2.5 * module, 0.5, 4.5 * module, 5.5 * module], 'ring outside'),
    ...around(inset(marker, modulePx), [0.3, 0.4, 0.6, 0.7], 'ring inside').map((edge) => ({
      ...edge,
      toBlack: { x: -edge.toBlack.x, y: -edge.toBlack.y },
    })),
    ...around(inset(marker, 2 * modulePx), [0.35, 0.5, 0.65], 'middle'),
  ]);
}

/** Edges of cells towards a ground that is black: those of the code face the screen's edge, white ones among the grays the picture. */
export function cellEdges({ code, wedge, heightPx }: ScreenLayout): PatternEdge[] {
  const shares = [0.35, 0.65];
  const outer = (region: Region): PatternEdge[] =>
    shares.map((share) =>
      region.top < heightPx / 2 ? sideOf(region, share, 0, 'code', 'up') : sideOf(region, share, 1, 'code', 'down'),
    );
  const inner = (region: Region): PatternEdge[] =>
    shares.map((share) =>
      region.top < heightPx / 2 ? sideOf(region, share, 1, 'gray', 'down') : sideOf(region, share, 0, 'gray', 'up'),
    );
  return [
    ...[...code.top, ...code.bottom].flatMap(outer),
    ...wedge.filter(({ level }) => level === 255).flatMap(({ region }) => inner(region)),
  ];
}

/** An edge as a picture has it. */
export interface SeenEdge {
  readonly edge: PatternEdge;
  /** Unit vector in the camera's picture, across the edge towards black. */
  readonly normal: Point;
  /** From where the view has it, along the normal, camera pixels. */
  readonly offPx: number;
}

/**
 * Where a view has an edge: a point of it, the unit vector across it towards black, and the camera pixels that a screen pixel
 * takes along and straight across it.
 */
export function placeOf(view: ScreenView, { at: onScreen, toBlack }: PatternEdge) {
  const at = toCamera(view, onScreen);
  const along = toCamera(view, { x: onScreen.x - toBlack.y, y: onScreen.y + toBlack.x });
  const ahead = toCamera(view, { x: onScreen.x + toBlack.x, y: onScreen.y + toBlack.y });
  const tangent = { x: along.x - at.x, y: along.y - at.y };
  const alongPx = Math.hypot(tangent.x, tangent.y);
  const towards = (ahead.x - at.x) * tangent.y - (ahead.y - at.y) * tangent.x;
  const side = Math.sign(towards) / alongPx;
  return {
    at,
    normal: { x: side * tangent.y, y: -side * tangent.x },
    alongPx,
    acrossPx: Math.abs(towards) / alongPx,
  };
}

/** The window across an edge, in modules to either side; the next edge is one module away. */
const windowModules = 0.6;
const stepPx = 0.25;

/**
 * Looks for an edge where a view has it: where the picture crosses half way from white to black.
 *
 * @param leastContrast levels between the two sides
 * @returns undefined where the two sides differ by less, or the edge lies outside of the picture
 */
export function seeEdge(
  picture: GrayImage,
  view: ScreenView,
  edge: PatternEdge,
  modulePx: number,
  leastContrast: number,
): SeenEdge | undefined {
  const { at, normal, acrossPx } = placeOf(view, edge);
  const reachPx = windowModules * modulePx * acrossPx;
  const ends = [-reachPx - 1, reachPx + 1].map((off) => ({ x: at.x + off * normal.x, y: at.y + off * normal.y }));
  if (ends.some(({ x, y }) => !(x >= 0 && y >= 0 && x <= picture.widthPx && y <= picture.heightPx))) return undefined;
  const count = Math.max(4, Math.ceil((2 * reachPx) / stepPx));
  const profile = Array.from({ length: count + 1 }, (_, index) => {
    const off = -reachPx + (2 * reachPx * index) / count;
    return sampleGray(picture, at.x + off * normal.x, at.y + off * normal.y);
  });
  const white = Math.max(...profile.slice(0, count / 2));
  const black = Math.min(...profile.slice(count / 2));
  if (white - black < leastContrast) return undefined;
  const half = (white + black) / 2;
  const last = profile.findLastIndex((value, index) => value >= half && index < count && profile[index + 1]! < half);
  if (last < 0) return undefined;
  const part = (profile[last]! - half) / (profile[last]! - profile[last + 1]!);
  return { edge, normal, offPx: -reachPx + (2 * reachPx * (last + part)) / count };
}
