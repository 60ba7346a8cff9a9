/** Help with setting a camera up before a screen: shows the pattern with moments that go on, and says how the camera sees it. */
import { setTimeout as pause } from 'node:timers/promises';
import { type ErrorShares, errorShares } from '../../../firmware-bridge/screen/error-shares.ts';
import { measureScreenLatency } from '../../../firmware-bridge/screen/latency.ts';
import { toCamera } from '../../../firmware-bridge/screen/view.ts';
import type { Rig } from '../rig-file.ts';
import { openScreenCamera, type ScreenCamera } from './camera.ts';
import { hindranceOf } from './conduct.ts';
import { createEye } from './eye.ts';
import { codeOf, indexOf, waitingMs } from './moments.ts';
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
}

export interface SettingUp {
  /** Told once a second. */
  tell(glance: Glance): void;
  /** Without end when left out. */
  readonly forS: number | undefined;
  readonly signal: AbortSignal;
}

/** @returns whether the camera saw the screen at the end. @throws RigError, FrameError when the camera or its board is lost */
export async function setUpScreen(rig: Rig, { serve, say }: Showing, settingUp: SettingUp): Promise<boolean> {
  const show = showOf(rig);
  const screen = await serve(show, rig.frames.screen!.port);
  try {
    say(`open ${screen.url} on the screen that the camera looks at`);
    const camera = await openScreenCamera(rig);
    try {
      const watch = watchScreen(camera, screen, createEye(show), show);
      return await Promise.race([glances(screen, camera, watch, show, settingUp), lookOn(watch), camera.lost]);
    } finally {
      await camera.close();
    }
  } finally {
    await screen.close();
  }
}

/** Ends only with the stream. */
async function lookOn(watch: Watch): Promise<never> {
  for await (const _ of watch.sights());
  return new Promise(() => {});
}

async function glances(
  screen: Screen,
  { stream }: ScreenCamera,
  watch: Watch,
  show: Show,
  { tell, forS = Number.POSITIVE_INFINITY, signal }: SettingUp,
): Promise<boolean> {
  let [isPlaying, seen] = [false, false];
  for (const endMs = performance.now() + 1000 * forS; performance.now() < endMs && !signal.aborted; ) {
    if (!isPlaying && screen.page()) {
      isPlaying = true;
      // Played again when it is over, and to a page that was closed and comes again.
      plays['real-time'](screen, show, watch, indexOf(show, waitingMs - 1)!, signal)
        .catch(() => {})
        .finally(() => {
          isPlaying = false;
        });
    }
    await pause(1000, undefined, { signal }).catch(() => {});
    const why = hindranceOf(screen, stream, watch) ?? null;
    seen = why === null;
    tell({
      seen,
      why,
      ...(seen ? seenNow(screen, watch, show) : { corners: null, shares: null }),
    });
  }
  return seen;
}

/** Of the last pictures, as many as a person waits for after having touched something. */
const recentPictures = 150;

function seenNow(screen: Screen, { recent, seen }: Watch, show: Show): Pick<Glance, 'corners' | 'shares'> {
  const still = measureStill(recent);
  const pictures = seen.slice(-recentPictures);
  const fromS = (pictures[0]?.at.tS ?? 0) - 1;
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
  const latency = measureScreenLatency(drawn, pictures);
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
