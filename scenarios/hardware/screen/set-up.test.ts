import { expect, it } from 'vitest';
import type { TimedFrame } from '../../../firmware-bridge/frames/live.ts';
import type { Seen } from '../../../firmware-bridge/screen/latency.ts';
import type { Sight } from './eye.ts';
import type { Show } from './screen.ts';
import { lookOn } from './set-up.ts';
import { watchScreen } from './watch.ts';

const show: Show = { scenario: null, picture: { widthPx: 640, heightPx: 360 }, momentsPerSecond: 10 };
const page = { widthPx: 800, heightPx: 600, isVisible: true, failure: null };

it('keeps of what was seen the last pictures only, however long one sets up', async () => {
  let sent = 0;
  const stream = {
    async *frames() {
      while (sent < 5000) yield { tS: sent++ } as TimedFrame;
      throw new Error('the stream has ended');
    },
  };
  const watch = watchScreen(
    { stream: stream as never, timeOf: ({ tS }) => ({ tS, uncertaintyS: 0 }) },
    { page: () => page, drawn: new Map([[0, { tS: 0, uncertaintyS: 0 }]]) },
    { look: (): Sight => (sent % 9 === 0 ? { kind: 'torn', why: '' } : ({ kind: 'clear', index: sent } as Sight)) },
    show,
  );
  const seen: Seen[] = [];
  await expect(lookOn(watch, seen)).rejects.toThrow('the stream has ended');
  expect(seen.map(({ at }) => at.tS)).toEqual(Array.from({ length: 150 }, (_, k) => 4850 + k));
});
