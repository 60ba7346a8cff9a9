/**
 * What a screen shows so that a camera that looks at it can be told where the screen is, what moment it shows, and how
 * its gray levels come through: plain rectangles of gray on black, the same for the page that draws and the code that reads.
 *
 * The module (`modulePx`) is the unit. A strip of 7 modules runs along the top and along the bottom, a module from the edge:
 *
 *     marker · 34 columns, in two rows of 3 modules · marker
 *
 * - Markers are white squares of 7 modules with a black ring in them: 1:1:3:1:1 along any line through the middle, as the
 *   finder patterns of QR codes (ISO/IEC 18004, 6.3.3), in white.
 * - The first and last column name the marker beside them, by two black or white cells: so rotation and mirroring are known.
 * - In the outer rows of the other 32 columns stands the moment: at the top as it is, at the bottom inverted. Whatever
 *   mixes two moments (a picture torn between two refreshes, an exposure across a change, a slow display) breaks that.
 * - In their inner rows stand 16 gray levels, each beside a white cell, rising at the top and falling at the bottom.
 *
 * The scenario's picture is between the strips, two modules from them.
 */
import type { Region } from '../../base/geometry.ts';

/** A rectangle of one gray level, 0 (black) to 255 (white) as a canvas has it. */
export interface GrayCell {
  readonly region: Region;
  readonly level: number;
}

/** All in physical pixels of the screen: origin at its top left, x right, y down. Regions lie on whole pixels. */
export interface ScreenLayout {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly modulePx: number;
  /** Where the scenario's picture is drawn. */
  readonly picture: Region;
  /** Top left, top right, bottom right, bottom left, each of 7 × 7 modules. */
  readonly markers: readonly [Region, Region, Region, Region];
  /** Two cells beside each marker, in the markers' order: outer row, inner row. */
  readonly names: readonly GrayCell[];
  /** Cells of the moment's bits, from the left. */
  readonly code: { readonly top: readonly Region[]; readonly bottom: readonly Region[] };
  /** Gray levels and whites by turns, from the left; the top strip's first. */
  readonly wedge: readonly GrayCell[];
}

export const markerModules = 7;
/** From the screen's edge to the markers. */
const marginModules = 1;
/** From the markers to what is beside and below them. */
const quietModules = 2;
const rowModules = 3;
const columns = 34;
const leastModulePx = 4;
const [leastWidthModules, leastHeightModules] = [104, 72];

const white = 255;
const black = 0;

/** Outer and inner name cell of each marker; no rotation or reflection of the square maps these onto themselves. */
const namesOfMarkers = [
  [white, white],
  [white, black],
  [black, black],
  [black, white],
] as const;

/**
 * @param widthPx of the screen, in physical pixels (on a page: CSS pixels times devicePixelRatio)
 * @param pictureAspect width by height of the scenario's picture
 * @throws RangeError for a screen that is too small
 */
export function layoutOf(widthPx: number, heightPx: number, pictureAspect: number): ScreenLayout {
  const modulePx = Math.floor(Math.min(widthPx / leastWidthModules, heightPx / leastHeightModules));
  if (!(modulePx >= leastModulePx))
    throw new RangeError(
      `a screen of ${widthPx} × ${heightPx} pixels is too small for markers and time code: ` +
        `at least ${leastWidthModules * leastModulePx} × ${leastHeightModules * leastModulePx}`,
    );
  const margin = marginModules * modulePx;
  const marker = markerModules * modulePx;
  const quiet = quietModules * modulePx;
  const [nearRight, nearBottom] = [widthPx - margin - marker, heightPx - margin - marker];
  const square = (left: number, top: number): Region => ({ left, top, widthPx: marker, heightPx: marker });
  const gridLeft = margin + marker + quiet;
  const gridWidthPx = widthPx - 2 * gridLeft;
  const edge = (column: number): number => gridLeft + Math.round((column * gridWidthPx) / columns);
  const cell = (column: number, top: number): Region => ({
    left: edge(column),
    top,
    widthPx: edge(column + 1) - edge(column),
    heightPx: rowModules * modulePx,
  });
  const toInner = marker - rowModules * modulePx;
  const rows = {
    top: { outer: margin, inner: margin + toInner },
    bottom: { outer: nearBottom + toInner, inner: nearBottom },
  };
  const inside = Array.from({ length: columns - 2 }, (_, index) => index + 1);
  const levels = inside.map((_, index) => (index % 2 === 0 ? (index / 2) * 17 : white));
  return {
    widthPx,
    heightPx,
    modulePx,
    picture: fitted(pictureAspect, {
      left: margin,
      top: margin + marker + quiet,
      widthPx: widthPx - 2 * margin,
      heightPx: heightPx - 2 * (margin + marker + quiet),
    }),
    markers: [
      square(margin, margin),
      square(nearRight, margin),
      square(nearRight, nearBottom),
      square(margin, nearBottom),
    ],
    names: namesOfMarkers.flatMap(([outer, inner], marker) => {
      const column = marker === 0 || marker === 3 ? 0 : columns - 1;
      const row = rows[marker < 2 ? 'top' : 'bottom'];
      return [
        { region: cell(column, row.outer), level: outer },
        { region: cell(column, row.inner), level: inner },
      ];
    }),
    code: {
      top: inside.map((column) => cell(column, rows.top.outer)),
      bottom: inside.map((column) => cell(column, rows.bottom.outer)),
    },
    wedge: [
      ...inside.map((column, index) => ({ region: cell(column, rows.top.inner), level: levels[index]! })),
      ...inside.map((column, index) => ({ region: cell(column, rows.bottom.inner), level: levels.at(-1 - index)! })),
    ],
  };
}

/** The largest rectangle of this aspect within another, in its middle. */
function fitted(aspect: number, { left, top, widthPx, heightPx }: Region): Region {
  const across = Math.min(widthPx, Math.round(heightPx * aspect));
  const down = Math.min(heightPx, Math.round(widthPx / aspect));
  return {
    left: left + Math.floor((widthPx - across) / 2),
    top: top + Math.floor((heightPx - down) / 2),
    widthPx: across,
    heightPx: down,
  };
}

/** All that stands still, to be painted in this order: the black ground, markers, their names, gray levels. */
export function stillCells(layout: ScreenLayout): GrayCell[] {
  const { widthPx, heightPx, modulePx, markers, names, wedge } = layout;
  const within = (region: Region, modules: number): Region => ({
    left: region.left + modules * modulePx,
    top: region.top + modules * modulePx,
    widthPx: region.widthPx - 2 * modules * modulePx,
    heightPx: region.heightPx - 2 * modules * modulePx,
  });
  return [
    { region: { left: 0, top: 0, widthPx, heightPx }, level: black },
    ...markers.flatMap((marker) => [
      { region: marker, level: white },
      { region: within(marker, 1), level: black },
      { region: within(marker, 2), level: white },
    ]),
    ...names,
    ...wedge,
  ];
}

/** What is painted for a moment, over what stands still. */
export function codeCells({ code }: ScreenLayout, momentMs: number): GrayCell[] {
  const bits = cellsOf(momentMs);
  return [
    ...code.top.map((region, index) => ({ region, level: bits[index] ? white : black })),
    ...code.bottom.map((region, index) => ({ region, level: bits[index] ? black : white })),
  ];
}

const momentBits = 24;
const checkBits = 8;

/** The last moment that the time code has: 4 h 39 min. */
export const lastMomentMs = 2 ** momentBits - 1;

/**
 * A moment of the scenario as 32 cells of the top row, from the left, true for white: 24 bits, the highest first, and
 * 8 of checksum.
 *
 * @param momentMs whole milliseconds, 0 to {@link lastMomentMs}
 * @throws RangeError for any other
 */
export function cellsOf(momentMs: number): boolean[] {
  if (!Number.isInteger(momentMs) || momentMs < 0 || momentMs > lastMomentMs)
    throw new RangeError(`the time code has whole milliseconds from 0 to ${lastMomentMs}, not ${momentMs}`);
  const word = momentMs * 2 ** checkBits + checksumOf(momentMs);
  return Array.from({ length: momentBits + checkBits }, (_, index) => ((word / 2 ** (31 - index)) & 1) === 1);
}

/** @returns the moment of 32 cells, or undefined where the checksum is another's */
export function momentOf(cells: readonly boolean[]): number | undefined {
  const word = cells.reduce((sum, cell) => 2 * sum + (cell ? 1 : 0), 0);
  const momentMs = Math.floor(word / 2 ** checkBits);
  return checksumOf(momentMs) === word % 2 ** checkBits ? momentMs : undefined;
}

/** CRC-8 with polynomial 0x2F: any three wrong bits are noticed (Koopman and Chakravarty 2004). */
function checksumOf(momentMs: number): number {
  let check = 0xff;
  for (let byte = 2; byte >= 0; byte--) {
    check ^= (momentMs >> (8 * byte)) & 0xff;
    for (let bit = 0; bit < 8; bit++) check = check & 0x80 ? ((check << 1) ^ 0x2f) & 0xff : check << 1;
  }
  return check;
}
