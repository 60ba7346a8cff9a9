/** What a run through a screen tells of the screen and of the camera that looks at it. */
import { middleOf } from '../../../firmware-bridge/screen/regions.ts';
import { scaleAt } from '../../../firmware-bridge/screen/view.ts';
import { type Spread, spreadOf } from '../spread.ts';
import type { Clear } from './eye.ts';
import type { Screen, Show } from './screen.ts';
import type { Counts } from './watch.ts';

/** A moment's first clear picture. */
export interface Taken {
  readonly index: number;
  readonly receivedS: number;
  /** Of its exposure, where a board tells that. */
  readonly exposedS: number | undefined;
  readonly sight: Clear;
}

export interface ScreenReport {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly moments: { readonly of: number; readonly drawn: number; readonly seen: number };
  /** Of the camera's pictures while it played; `again` shows a moment that another one has shown. */
  readonly pictures: Counts & { readonly again: number };
  readonly optics: Optics | null;
  /** From when the page had drawn a moment until its first picture came. */
  readonly latencyS: Delay;
  /** The same until its exposure: what the screen takes. Null without a board that hears the camera's strobe. */
  readonly screenLatencyS: Delay | null;
  /** Of the page's clock. */
  readonly clockUncertaintyS: number;
}

/** How the screen lies in the camera's pictures, and what the camera makes of its levels. */
export interface Optics {
  /** What the pattern's edges are off the view, camera pixels. */
  readonly residualPx: Spread;
  /** Camera pixels that a pixel of the scenario's picture takes. */
  readonly cameraPxPerPx: { readonly across: number; readonly down: number };
  readonly gamma: number;
  readonly black: number;
  readonly white: number;
  readonly clippedLevels: { readonly low: number; readonly high: number };
}

export interface Delay extends Spread {
  readonly least: number;
}

export const delayOf = (values: readonly number[]): Delay => ({
  least: values.length === 0 ? 0 : Math.min(...values),
  ...spreadOf(values),
});

export function opticsOf(sights: readonly Clear[], { picture }: Pick<Show, 'picture'>): Optics | null {
  const last = sights.at(-1);
  if (!last) return null;
  const { view, layout, tone } = last;
  const scale = scaleAt(view, middleOf(layout.picture));
  const { gamma, black, white, clippedLevels } = tone;
  return {
    residualPx: spreadOf(sights.map(({ residualPx }) => residualPx)),
    cameraPxPerPx: {
      across: (scale.across * layout.picture.widthPx) / picture.widthPx,
      down: (scale.down * layout.picture.heightPx) / picture.heightPx,
    },
    gamma,
    black,
    white,
    clippedLevels,
  };
}

export interface Shown {
  readonly show: Show;
  readonly screen: Pick<Screen, 'page' | 'drawn'>;
  readonly slots: number;
  readonly taken: readonly Taken[];
  readonly counts: Counts;
  readonly again: number;
}

export function screenReport({ show, screen, slots, taken, counts, again }: Shown): ScreenReport {
  const { drawn } = screen;
  const since = (pick: (taken: Taken) => number | undefined): number[] =>
    taken.flatMap((each) => {
      const [atS, at] = [pick(each), drawn.get(each.index)];
      return atS === undefined || !at ? [] : [atS - at.tS];
    });
  const sights = taken.map(({ sight }) => sight);
  const untilExposed = since(({ exposedS }) => exposedS);
  const { widthPx = 0, heightPx = 0 } = sights.at(-1)?.layout ?? {};
  return {
    widthPx,
    heightPx,
    moments: { of: slots, drawn: drawn.size, seen: taken.length },
    pictures: { ...counts, again },
    optics: opticsOf(sights, show),
    latencyS: delayOf(since(({ receivedS }) => receivedS)),
    screenLatencyS: untilExposed.length > 0 ? delayOf(untilExposed) : null,
    clockUncertaintyS: Math.max(0, ...[...drawn.values()].map(({ uncertaintyS }) => uncertaintyS)),
  };
}

const ms = (seconds: number): string => (1000 * seconds).toFixed(0);
const pixels = ({ across, down }: { readonly across: number; readonly down: number }): string =>
  `${across.toFixed(2)} × ${down.toFixed(2)}`;

export function opticsLines({ residualPx, cameraPxPerPx, gamma, black, white, clippedLevels }: Optics): string[] {
  const { low, high } = clippedLevels;
  const clipped = [low > 0 && `the darkest ${low}`, high > 0 && `the lightest ${high}`].filter(
    (part) => part !== false,
  );
  return [
    `camera pixels to one of the scenario's picture: ${pixels(cameraPxPerPx)}; edges off by ${residualPx.median.toFixed(2)} px (most ${residualPx.max.toFixed(2)})`,
    `gamma ${gamma.toFixed(2)}, black ${black.toFixed(0)}, white ${white.toFixed(0)}${clipped.length > 0 ? `; clipped: ${clipped.join(' and ')} of 256 levels` : ', nothing clipped'}`,
  ];
}

export const delayWords = ({ least, median, max }: Delay): string =>
  `fastest ${ms(least)} ms, median ${ms(median)} ms, slowest ${ms(max)} ms`;

/** One thing a line, for people. */
export function screenLines(report: ScreenReport): string[] {
  const { widthPx, heightPx, moments, pictures, optics, latencyS, screenLatencyS, clockUncertaintyS } = report;
  const unused = [
    [pictures.again, 'showed a moment again'],
    [pictures.torn, 'were torn'],
    [pictures.unreadable, 'could not be read'],
    [pictures['not-found'], 'did not show the screen'],
  ].flatMap(([count, words]) => (count ? [`, ${count} ${words}`] : []));
  return [
    `screen of ${widthPx} × ${heightPx} pixels: ${moments.drawn} of ${moments.of} moments drawn, ${moments.seen} seen by the camera${unused.join('')}`,
    ...(optics ? opticsLines(optics) : []),
    `drawn to picture: ${delayWords(latencyS)} (page's clock ± ${ms(clockUncertaintyS)} ms)`,
    ...(screenLatencyS ? [`of which drawn to exposure: ${delayWords(screenLatencyS)}`] : []),
  ];
}
