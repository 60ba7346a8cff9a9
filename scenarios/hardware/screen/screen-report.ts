/** What a run through a screen tells of the screen and of the camera that looks at it. */
import { RigError } from '../../../firmware-bridge/ports.ts';
import { type ErrorShares, errorShares } from '../../../firmware-bridge/screen/error-shares.ts';
import { measureScreenLatency, type Seen } from '../../../firmware-bridge/screen/latency.ts';
import type { PictureError } from '../../../firmware-bridge/screen/picture-error.ts';
import { codeOf } from './moments.ts';
import type { Screen, Show } from './screen.ts';
import type { Still } from './still.ts';

export interface ScreenReport {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly moments: { readonly of: number; readonly drawn: number; readonly seen: number };
  /** Of the camera's pictures while it played; `again` showed a moment that another had shown. */
  readonly pictures: {
    readonly all: number;
    readonly again: number;
    readonly torn: number;
    readonly unreadable: number;
    readonly lost: number;
  };
  readonly shares: ErrorShares;
}

export interface Shown {
  readonly show: Show;
  readonly screen: Pick<Screen, 'drawn'>;
  /** What each picture showed while it played, in their order. */
  readonly seen: readonly Seen[];
  readonly still: Still;
  readonly slots: number;
  /** Moments that the recognizer was given. */
  readonly given: number;
  readonly errors: readonly PictureError[];
}

export function screenReport({ show, screen, seen, still, slots, given, errors }: Shown): ScreenReport {
  const { drawn } = screen;
  const latency = measureScreenLatency(
    [...drawn].map(([index, at]) => ({ momentMs: codeOf(show, index), at })),
    seen,
  );
  const { widthPx, heightPx } = still.layout;
  const { all, torn, unreadable, lost } = latency.pictures;
  return {
    widthPx,
    heightPx,
    moments: { of: slots, drawn: drawn.size, seen: given },
    pictures: { all, again: all - torn - unreadable - lost - given, torn, unreadable, lost },
    shares: errorShares({ ...still, scenarioPx: show.picture, latency, pictures: errors }),
  };
}

/** @throws RigError where the camera saw nothing of the scenario: verdicts would be about nothing */
export function checkSeen(report: Pick<ScreenReport, 'widthPx' | 'heightPx' | 'moments' | 'pictures'>): void {
  if (report.moments.seen === 0) throw new RigError(`the camera saw nothing of the scenario: ${countsLine(report)}`);
}

/** On one line, for people. */
export function countsLine({ widthPx, heightPx, moments, pictures }: Parameters<typeof checkSeen>[0]): string {
  const unused = [
    [pictures.again, 'showed a moment again'],
    [pictures.torn, 'showed two moments'],
    [pictures.unreadable, 'could not be read'],
    [pictures.lost, 'did not show the screen'],
  ].flatMap(([count, words]) => (count ? [`, ${count} ${words}`] : []));
  return `screen of ${widthPx} × ${heightPx} pixels: ${moments.drawn} of ${moments.of} moments drawn, ${moments.seen} seen in ${pictures.all} pictures${unused.join('')}`;
}
