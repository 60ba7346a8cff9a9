/** Sees to it that a page shows the scenario and that the camera sees it, and has it played then. */
import { setTimeout as pause } from 'node:timers/promises';
import type { LiveFrameSource } from '../../../firmware-bridge/frames/live.ts';
import { RigError } from '../../../firmware-bridge/ports.ts';
import type { Screen } from './screen.ts';
import type { Watch } from './watch.ts';

/** Pictures in a row on which the screen has to be found before it plays. */
const steady = 4;
const lookMs = 100;
/** What is wrong may change with every picture. */
const sayEveryMs = 2000;

/** What keeps the camera from seeing the screen; undefined where nothing does. */
export function hindranceOf(screen: Screen, stream: LiveFrameSource, watch: Watch): string | undefined {
  const page = screen.page();
  const { received, broken, untimed, losses } = stream.report();
  const noPicture = `${stream.name}: no picture yet${losses.length > 0 ? ` (${losses.at(-1)!.why})` : ''}`;
  if (!page)
    return `no page is open: open ${screen.url} on the screen that the camera looks at${received > 0 ? '' : `; ${noPicture}`}`;
  if (page.failure !== null) return `the page shows nothing: ${page.failure}`;
  if (!page.isVisible) return 'the page is covered, or in a tab behind another';
  const { last } = watch;
  if (!last) {
    if (broken > 0) return `${stream.name}: none of its ${received} pictures could be decoded`;
    if (untimed > 0)
      return `${stream.name}: of none of its ${received} pictures is it known when it was exposed: D2 of the board is to hear the camera's strobe`;
    return noPicture;
  }
  const silentS = stream.silentS();
  const silence = silentS === undefined ? undefined : `no new picture for ${silentS.toFixed(0)} s`;
  if (last.kind !== 'clear') return silence ? `${last.why} (${silence})` : last.why;
  return silence && `${stream.name}: ${silence}`;
}

/** A page of ours waits before it plays: what shows a moment is another page, a recording, or a run before this one. */
const elsewhere = ({ last }: Watch): string | undefined =>
  last?.kind === 'clear' && last.index !== undefined
    ? 'the camera sees a screen that plays already: it looks at another page than the one that waits'
    : undefined;

export interface Waiting {
  readonly waitS: number;
  /** Tells a person what to do, one line each. */
  say(line: string): void;
  readonly signal: AbortSignal;
}

/** @throws RigError saying why, when the camera has not found it in time */
export async function untilSeen(
  screen: Screen,
  stream: LiveFrameSource,
  watch: Watch,
  { waitS, say, signal }: Waiting,
): Promise<void> {
  let [said, saidMs]: [string | undefined, number] = [undefined, Number.NEGATIVE_INFINITY];
  let untilMs = performance.now() + 1000 * waitS;
  for (let wasOpen = false; ; await pause(lookMs, undefined, { signal })) {
    const hindrance = hindranceOf(screen, stream, watch) ?? elsewhere(watch);
    if (!hindrance && watch.clearInARow >= steady) return;
    const nowMs = performance.now();
    if (!wasOpen && screen.page()) [wasOpen, untilMs] = [true, nowMs + 1000 * waitS];
    if (hindrance && hindrance !== said && nowMs - saidMs > sayEveryMs) {
      say(hindrance);
      [said, saidMs] = [hindrance, nowMs];
    }
    if (nowMs > untilMs)
      throw new RigError(`the camera did not see the screen within ${waitS} s: ${hindrance ?? 'only now and then'}`);
  }
}
