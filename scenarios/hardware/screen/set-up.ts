/** Help with setting a camera up before a screen: shows the pattern with moments that go on, and says how the camera sees it. */
import { setTimeout as pause } from 'node:timers/promises';
import type { StreamReport } from '../../../firmware-bridge/frames/live.ts';
import { type ErrorShares, errorShares } from '../../../firmware-bridge/screen/error-shares.ts';
import { measureScreenLatency, type Seen } from '../../../firmware-bridge/screen/latency.ts';
import { toCamera } from '../../../firmware-bridge/screen/view.ts';
import type { Rig } from '../rig-file.ts';
import { withOpened } from '../with-opened.ts';
import { openScreenCamera, type ScreenCamera } from './camera.ts';
import { hindranceOf } from './conduct.ts';
import { createEye } from './eye.ts';
import { codeOf } from './moments.ts';
import { plays } from './play.ts';
import { type Showing, showOf } from './run.ts';
import type { Screen, Show } from './screen.ts';
import { measureStill } from './still.ts';
import { type Watch, watchScreen } from './watch.ts';

/** How the camera sees the screen, at one moment. */
export interface Glance {
  readonly seen: boolean;
  /** Why not. */
  readonly why: string | null;
  /** Of the screen in the camera's picture, pixels: its top left, top right, bottom right, bottom left. */
  readonly corners: readonly { readonly x: number; readonly y: number }[] | null;
  readonly shares: ErrorShares | null;
  /** What has come from the camera so far. */
  readonly stream: StreamReport;
}

export interface SettingUp {
  /** Told once a second. */
  tell(glance: Glance): void;
  /** Without end when left out. */
  readonly forS: number | undefined;
  readonly signal: AbortSignal;
}

/** @returns whether the camera saw the screen when that was last told. @throws RigError, FrameError when the camera or its board is lost */
export function setUpScreen(rig: Rig, { serve, say }: Showing, settingUp: SettingUp): Promise<boolean> {
  const show = showOf(rig);
  const over = new AbortController();
  let isSeen = false;
  const tell: SettingUp['tell'] = (glance) => {
    isSeen = glance.seen;
    settingUp.tell(glance);
  };
  const stopped = new Promise<boolean>((done) => {
    settingUp.signal.addEventListener('abort', () => done(isSeen), { once: true });
  });
  return withOpened(stopped, async (opened) => {
    opened(() => over.abort());
    const screen = await serve(show, rig.frames.screen!.port);
    opened(screen.close);
    say(`open ${screen.url} on the screen that the camera looks at`);
    const camera = await openScreenCamera(rig, opened);
    const watch = watchScreen(camera, screen, createEye(show), show);
    const seen: Seen[] = [];
    const told = glances({ screen, stream: camera.stream, watch, seen, show }, { ...settingUp, tell }, over.signal);
    await Promise.race([told, lookOn(watch, seen), camera.lost]);
    return isSeen;
  });
}

/** Of the last pictures, as many as a person waits for after having touched something. */
const recentPictures = 150;

/** Ends only with the stream. @param seen gets the last pictures' */
export async function lookOn(watch: Pick<Watch, 'sights'>, seen: Seen[]): Promise<never> {
  for await (const looked of watch.sights()) if (looked.seen && seen.push(looked.seen) > recentPictures) seen.shift();
  return new Promise(() => {});
}

interface Watched {
  readonly screen: Screen;
  readonly stream: ScreenCamera['stream'];
  readonly watch: Watch;
  readonly seen: readonly Seen[];
  readonly show: Show;
}

/** Played again and again: what was drawn is kept of each moment, and compared only with the last pictures. */
const playedS = 600;

async function glances(
  { screen, stream, watch, seen, show }: Watched,
  { tell, forS = Number.POSITIVE_INFINITY }: SettingUp,
  signal: AbortSignal,
): Promise<void> {
  let isPlaying = false;
  for (const endMs = performance.now() + 1000 * forS; performance.now() < endMs; ) {
    if (!isPlaying && screen.page()) {
      isPlaying = true;
      // Played again when it is over, and to a page that was closed and comes again.
      plays['real-time'](screen, show, watch, Math.ceil(playedS * show.momentsPerSecond), signal)
        .catch(() => {})
        .finally(() => {
          isPlaying = false;
        });
    }
    await pause(1000, undefined, { signal });
    const why = hindranceOf(screen, stream, watch) ?? null;
    tell({
      seen: why === null,
      why,
      stream: stream.report(),
      ...(why === null ? seenNow(screen, watch, seen, show) : { corners: null, shares: null }),
    });
  }
}

function seenNow(
  screen: Screen,
  { recent }: Watch,
  seen: readonly Seen[],
  show: Show,
): Pick<Glance, 'corners' | 'shares'> {
  const still = measureStill(recent);
  const fromS = (seen[0]?.at.tS ?? 0) - 1;
  const drawn = [...screen.drawn].flatMap(([index, at]) =>
    at.tS > fromS ? [{ momentMs: codeOf(show, index), at }] : [],
  );
  const { widthPx, heightPx } = still.layout;
  const corners = [
    { x: 0, y: 0 },
    { x: widthPx, y: 0 },
    { x: widthPx, y: heightPx },
    { x: 0, y: heightPx },
  ].map((corner) => toCamera(still.registration.view, corner));
  const latency = measureScreenLatency(drawn, seen);
  return { corners, shares: errorShares({ ...still, scenarioPx: show.picture, latency, pictures: [] }) };
}

/** What matters while one turns a camera and its lens, on one line. */
export function glanceLine({ seen, why, corners, shares }: Glance): string {
  if (!seen) return `not seen: ${why}`;
  if (!corners || !shares) return 'seen';
  const all = [...shares.screen, ...shares.optics, ...shares.latency];
  const value = (name: string, digits: number): string =>
    all.find((figure) => figure.name === name)?.value.toFixed(digits) ?? '–';
  return [
    `seen, corners ${corners.map(({ x, y }) => `${x.toFixed(0)},${y.toFixed(0)}`).join(' ')}`,
    `${value('camera pixels for a pixel of the scenario, across', 2)} × ${value('camera pixels for a pixel of the scenario, down', 2)} camera pixels to one of the scenario`,
    `edge ${value('edge from 10 to 90 %, across', 1)} × ${value('edge from 10 to 90 %, down', 1)} px`,
    `contrast ${value('contrast, white less black', 0)}`,
    `gamma ${value('gamma from screen to picture', 2)}`,
    `clipped ${value('dark levels that look black', 0)} dark, ${value('light levels that look white', 0)} light levels`,
    `drawn to seen ${value('drawn → seen, median', 0)} ms`,
    `torn ${value('pictures torn between two moments', 0)} %`,
  ].join('; ');
}
