/** Which moment the page shows next, and when. */
import { setTimeout as pause } from 'node:timers/promises';
import { realClock } from '../../../firmware-bridge/host-clock.ts';
import { RigError } from '../../../firmware-bridge/ports.ts';
import type { Screen, Show } from './screen.ts';
import type { Watch } from './watch.ts';

export type Play = (
  screen: Pick<Screen, 'page' | 'show' | 'drawn'>,
  show: Pick<Show, 'momentsPerSecond'>,
  watch: Pick<Watch, 'last'>,
  moments: number,
  signal: AbortSignal,
) => Promise<void>;

/** A moment that no picture shows in this time after the page has drawn it is given up; after so many in a row, all. */
const unseenS = 10;
const unseenInARow = 3;
/** A page without a GPU, on a busy machine, takes seconds to draw one. */
const undrawnS = 60;
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
    const isSeen = (): boolean => watch.last?.kind === 'clear' && watch.last.index === index;
    const isDrawn = (): boolean => screen.drawn.has(index);
    const waitFor = async (isSo: () => boolean, withinS: number): Promise<void> => {
      for (const untilS = realClock.nowS() + withinS; !isSo() && realClock.nowS() < untilS; stillThere(screen))
        await pause(lookMs, undefined, { signal });
    };
    await waitFor(() => isDrawn() || isSeen(), undrawnS);
    if (!isDrawn() && !isSeen()) throw new RigError(`the page has drawn nothing for ${undrawnS} s`);
    await waitFor(isSeen, unseenS);
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
