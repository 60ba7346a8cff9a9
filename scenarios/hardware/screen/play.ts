/** Which moment the page shows next, and when. */
import { setTimeout as pause } from 'node:timers/promises';
import { realClock } from '../../../firmware-bridge/host-clock.ts';
import { RigError } from '../../../firmware-bridge/ports.ts';
import type { Screen, Show } from './screen.ts';
import type { Watch } from './watch.ts';

export type Play = (
  screen: Pick<Screen, 'page' | 'show'>,
  show: Pick<Show, 'momentsPerSecond'>,
  watch: Pick<Watch, 'last'>,
  moments: number,
  signal: AbortSignal,
) => Promise<void>;

/** A moment that no picture shows in this time is given up; after so many in a row, all. */
const unseenS = 10;
const unseenInARow = 3;
const lookMs = 5;

/** Each moment in its time; who is late goes on with the one that is due. */
const inRealTime: Play = async (screen, { momentsPerSecond }, _, moments, signal) => {
  const startS = realClock.nowS();
  const due = (): number => Math.floor((realClock.nowS() - startS) * momentsPerSecond);
  for (let index = 0; index < moments; index = Math.max(index + 1, due())) {
    showOn(screen, index);
    const nextS = startS + (index + 1) / momentsPerSecond;
    await pause(1000 * Math.max(0, nextS - realClock.nowS()), undefined, { signal });
  }
};

/** Each moment until the camera has seen it: none is lost, however slow the screen, the camera or this machine. */
const untilEachIsSeen: Play = async (screen, _, watch, moments, signal) => {
  let unseen = 0;
  for (let index = 0; index < moments; index++) {
    showOn(screen, index);
    const untilS = realClock.nowS() + unseenS;
    const isSeen = (): boolean => watch.last?.kind === 'clear' && watch.last.index === index;
    while (!isSeen() && realClock.nowS() < untilS) {
      await pause(lookMs, undefined, { signal });
      stillThere(screen);
    }
    unseen = isSeen() ? 0 : unseen + 1;
    if (unseen === unseenInARow)
      throw new RigError(`the camera sees the screen no more: ${whyNot(watch)} (for ${unseen * unseenS} s)`);
  }
};

const whyNot = ({ last }: Pick<Watch, 'last'>): string =>
  !last || last.kind === 'clear' ? 'no new moment comes' : last.why;

export const plays = { 'real-time': inRealTime, seen: untilEachIsSeen } as const satisfies Record<string, Play>;

function showOn(screen: Parameters<Play>[0], index: number): void {
  stillThere(screen);
  screen.show(index);
}

function stillThere(screen: Pick<Screen, 'page'>): void {
  const page = screen.page();
  if (!page) throw new RigError('the page that showed the scenario was closed');
  if (page.failure !== null) throw new RigError(`the page shows nothing: ${page.failure}`);
  if (!page.isVisible) throw new RigError('the page that shows the scenario is covered, or in a tab behind another');
}
