import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { realClock } from '../../../firmware-bridge/host-clock.ts';
import type { HostTime } from '../../../firmware-bridge/rig/clock.ts';
import type { Sight } from './eye.ts';
import { plays } from './play.ts';
import type { ScreenPage } from './screen.ts';

const page: ScreenPage = { widthPx: 640, heightPx: 400, isVisible: true, failure: null };
const { signal } = new AbortController();

/** A screen, on which each moment is drawn at once, with a camera before it that sees it `lateMs` after it is shown. */
function lateCamera(lateMs: number, pageNow: (shown: number) => ScreenPage | undefined = () => page) {
  const shown: (number | null)[] = [];
  const drawn = new Map<number, HostTime>();
  let last: Sight | undefined;
  return {
    shown,
    screen: {
      page: () => pageNow(shown.length),
      drawn,
      show(index: number | null) {
        shown.push(index);
        if (index !== null) drawn.set(index, { tS: 0, uncertaintyS: 0 });
        setTimeout(() => {
          last = { kind: 'clear', index } as Sight;
        }, lateMs);
      },
    },
    watch: {
      get last() {
        return last;
      },
    },
  };
}

describe('a scenario on a screen', () => {
  it('shows in real time what is due, from the first moment to the last', async () => {
    const { screen, watch, shown } = lateCamera(0);
    await plays['real-time'](screen, { momentsPerSecond: 50 }, watch, 10, signal);
    expect(shown[0]).toBe(0);
    expect(shown).toEqual([...new Set(shown)].sort((a, b) => a! - b!));
    expect(shown.at(-1)).toBeLessThan(10);
  });

  it('shows every moment until it is seen, where that is asked for', async () => {
    const { screen, watch, shown } = lateCamera(20);
    await plays.seen(screen, { momentsPerSecond: 1000 }, watch, 6, signal);
    expect(shown).toEqual([0, 1, 2, 3, 4, 5]);
    expect(watch.last).toMatchObject({ index: 5 });
  });

  it.each<[keyof typeof plays, ScreenPage | undefined, RegExp]>([
    ['real-time', undefined, /was closed/],
    ['seen', undefined, /was closed/],
    ['seen', { ...page, failure: 'lost its canvas' }, /shows nothing: lost its canvas/],
    ['real-time', { ...page, isVisible: false }, /is covered/],
  ])('ends in pace %s when its page is gone', async (pace, then, why) => {
    const { screen, watch } = lateCamera(1, (shown) => (shown < 3 ? page : then));
    await expect(plays[pace](screen, { momentsPerSecond: 100 }, watch, 1000, signal)).rejects.toThrow(why);
  });

  it('ends when the camera sees no moment any more', async () => {
    let nowS = 0;
    const clock = vi.spyOn(realClock, 'nowS').mockImplementation(() => nowS++);
    onTestFinished(() => clock.mockRestore());
    const { screen, shown } = lateCamera(1_000_000);
    const last = { kind: 'lost', why: 'a corner is out of the picture' } as Sight;
    const played = plays.seen(screen, { momentsPerSecond: 1 }, { last }, 100, signal);
    await expect(played).rejects.toThrow(/no more: a corner is out of the picture \(for 30 s\)/);
    expect(shown).toEqual([0, 1, 2]);
  });

  it('waits for a page that takes longer to draw than a camera may take to see, and not for ever', async () => {
    let nowS = 0;
    const clock = vi.spyOn(realClock, 'nowS').mockImplementation(() => nowS++);
    onTestFinished(() => clock.mockRestore());
    const { screen, watch, shown } = lateCamera(0);
    let asked = 0;
    const slow = {
      ...screen,
      show: (index: number | null) => void shown.push(index),
      page: () => {
        if (++asked % 20 === 0) screen.show(shown.at(-1)!);
        return page;
      },
    };
    await plays.seen(slow, { momentsPerSecond: 1 }, watch, 3, signal);
    expect(watch.last).toMatchObject({ index: 2 });
    const dead = plays.seen(
      { ...slow, page: () => page, drawn: new Map() },
      { momentsPerSecond: 1 },
      { last: undefined },
      9,
      signal,
    );
    await expect(dead).rejects.toThrow('the page has drawn nothing for 60 s');
  });

  it('ends when it is called off', async () => {
    const { screen, watch } = lateCamera(1_000_000);
    const off = new AbortController();
    const played = plays.seen(screen, { momentsPerSecond: 1 }, watch, 5, off.signal);
    off.abort();
    await expect(played).rejects.toThrow();
  });
});
