/** Reads the moment that a picture of the screen shows. */
import type { GrayImage, Region } from '../../base/geometry.ts';
import { type GrayCell, momentOf, type ScreenLayout } from './pattern.ts';
import { meanOf } from './regions.ts';
import type { ScreenView } from './view.ts';

/**
 * `torn`: the picture shows more than one moment, since the screen changed between the picture's top and bottom or during
 * its exposure; or something lies over the cells. `unreadable`: even cells that stand still cannot be told, by blur, noise or clipping.
 */
export type TimeReading =
  | { readonly kind: 'moment'; readonly momentMs: number }
  | { readonly kind: 'torn' }
  | { readonly kind: 'unreadable' };

/**
 * A cell is black or white where it is as near to it, as a share of their difference. In a picture encoded for a gamma of
 * 2.2, 7 % of another moment's light in a black cell is as much.
 */
const sure = 0.3;
const leastContrast = 16;

/**
 * A moment is told only where all 64 cells are surely white or black, the bottom row is the inverse of the top row, and
 * the checksum is right. Two moments mixed in whatever shares cannot look so: where their bits differ, either the two rows
 * are alike there, or one moment's light is nearly all.
 */
export function readMoment(picture: GrayImage, view: ScreenView, layout: ScreenLayout): TimeReading {
  const value = (region: Region): number => meanOf(picture, view, region);
  /** Of cells: white, black, or neither, by the white and the black that are next to them. */
  const read = (regions: readonly Region[], references: readonly References[]): (boolean | undefined)[] =>
    regions.map((region, index) => {
      const { white, black } = references[index]!;
      const share = (value(region) - black) / (white - black);
      if (white - black < leastContrast) return undefined;
      return share > 1 - sure ? true : share < sure ? false : undefined;
    });
  const columns = layout.code.top.length;
  const strips = [layout.wedge.slice(0, columns), layout.wedge.slice(columns)];
  const [above, below] = strips.map((strip) => referencesOf(strip, layout, value)) as [References[], References[]];
  const still = layout.names.map(({ region, level }) => {
    const beside = region.top < layout.heightPx / 2 ? above : below;
    return read([region], [region.left < layout.widthPx / 2 ? beside[0]! : beside.at(-1)!])[0] === level > 127;
  });
  const between = strips.flatMap((strip, index) =>
    strip.flatMap(({ region, level }, column) =>
      level === 0 ? [read([region], [[above, below][index]![column]!])[0] === false] : [],
    ),
  );
  if (![...still, ...between].every(Boolean)) return { kind: 'unreadable' };
  const top = read(layout.code.top, above);
  const bottom = read(layout.code.bottom, below);
  if (top.some((cell, index) => cell === undefined || bottom[index] !== !cell)) return { kind: 'torn' };
  const momentMs = momentOf(top as boolean[]);
  return momentMs === undefined ? { kind: 'torn' } : { kind: 'moment', momentMs };
}

interface References {
  readonly white: number;
  readonly black: number;
}

/** For each column of a strip, its nearest white cell and the black ground between it and the picture. */
function referencesOf(strip: readonly GrayCell[], layout: ScreenLayout, value: (region: Region) => number) {
  const isTop = strip[0]!.region.top < layout.heightPx / 2;
  return strip.map(({ region }, column): References => {
    const white = [column, column - 1, column + 1].find((near) => strip[near]?.level === 255)!;
    const top = isTop ? region.top + region.heightPx : region.top - 2 * layout.modulePx;
    return {
      white: value(strip[white]!.region),
      black: value({ ...region, top, heightPx: 2 * layout.modulePx }),
    };
  });
}
