import { describe, expect, it } from 'vitest';
import { createArrivalTiming } from './exposures.ts';
import { type Arrival, type Feed, FrameError } from './feed.ts';
import { createLiveSource, type LiveLimits, type LiveOptions, type TimedFrame } from './live.ts';

type Connection = (arrived: (arrival: Arrival) => void, signal: AbortSignal) => Promise<void>;

const picture = { widthPx: 1, heightPx: 1, rgba: Uint8Array.of(1, 2, 3, 255) };
const whole = async () => picture;
const arrival = (n: number, decode: Arrival['decode'] = whole): Arrival => ({
  receivedS: n / 10,
  mediaS: n / 10,
  fingerprint: n,
  decode,
});
const untilAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((done) => (signal.aborted ? done() : signal.addEventListener('abort', () => done())));

/** A camera whose connections do one after the other what is said; the last one stays. */
function feedOf(...connections: Connection[]): Feed {
  let used = 0;
  return {
    name: 'a camera',
    capabilities: { mediaTime: true },
    connect: (arrived, signal) => connections[Math.min(used++, connections.length - 1)]!(arrived, signal),
  };
}
const quick: LiveLimits = { firstS: 0.06, stallS: 0.06, attempts: 3, pauseS: 0.001 };
const source = (feed: Feed, options: Partial<LiveOptions> = {}) =>
  createLiveSource(feed, {
    cameraId: 'pole-1',
    framesPerSecond: 10,
    timing: createArrivalTiming({ periodS: 0.1, latencyS: 0 }),
    nowS: () => performance.now() / 1000,
    startS: () => 0,
    limits: quick,
    ...options,
  });

async function take(frames: AsyncIterable<TimedFrame>, count: number): Promise<number[]> {
  const indices: number[] = [];
  for await (const { index } of frames) if (indices.push(index) === count) break;
  return indices;
}

describe('a live source of frames', () => {
  it('gives the newest picture, and counts those it leaves out', async () => {
    const live = source(
      feedOf(async (arrived, signal) => {
        for (const n of [1, 2, 3]) arrived(arrival(n));
        await untilAborted(signal);
      }),
    );
    expect(await take(live.frames(), 1)).toEqual([3]);
    expect(live.report()).toMatchObject({ received: 3, given: 1, dropped: 2, missing: 0 });
    await live.close();
  });

  it('tells soon that a frozen camera gives nothing new, and not before its pace has it so', async () => {
    let nowS = 0.1;
    const options = { nowS: () => nowS, limits: { ...quick, stallS: 60, firstS: 60 } };
    const live = source(
      feedOf(async (arrived, signal) => {
        for (const n of [1, 1, 1]) arrived(arrival(n));
        await untilAborted(signal);
      }),
      options,
    );
    expect(await take(live.frames(), 1)).toEqual([1]);
    expect(live.silentS()).toBeUndefined();
    nowS = 1;
    expect(live.silentS()).toBeUndefined();
    nowS = 1.2;
    expect(live.silentS()).toBeCloseTo(1.1);
    await live.close();
    const slow = source(
      feedOf(async (arrived) => arrived(arrival(1))),
      { ...options, framesPerSecond: 0.5 },
    );
    await take(slow.frames(), 1);
    nowS = 6;
    expect(slow.silentS()).toBeUndefined();
    nowS = 6.2;
    expect(slow.silentS()).toBeCloseTo(6.1);
    await slow.close();
  });

  it('counts pictures that never came', async () => {
    const live = source(
      feedOf(async (arrived, signal) => {
        for (const n of [1, 2, 5, 6]) arrived(arrival(n));
        await untilAborted(signal);
      }),
    );
    await take(live.frames(), 1);
    expect(live.report().missing).toBe(2);
    await live.close();
  });

  it('passes over what cannot be decoded', async () => {
    const live = source(
      feedOf(async (arrived, signal) => {
        arrived(arrival(1, () => Promise.reject(new Error('no JPEG'))));
        await new Promise((done) => setTimeout(done, 5));
        arrived(arrival(2));
        await untilAborted(signal);
      }),
    );
    expect(await take(live.frames(), 1)).toEqual([2]);
    expect(live.report()).toMatchObject({ broken: 1, given: 1 });
    await live.close();
  });

  it('connects again after a loss, and says what was lost', async () => {
    const live = source(
      feedOf(
        async () => Promise.reject(new FrameError('ECONNREFUSED')),
        async (arrived) => arrived(arrival(1)),
        async (arrived, signal) => {
          await new Promise((done) => setTimeout(done, 5));
          arrived(arrival(2));
          await untilAborted(signal);
        },
      ),
    );
    expect(await take(live.frames(), 2)).toEqual([1, 2]);
    expect(live.report().losses.map(({ why }) => why)).toEqual(['ECONNREFUSED', 'the stream ended']);
    await live.close();
  });

  it.each<[string, Connection]>([
    ['sends nothing', (_, signal) => untilAborted(signal)],
    [
      'sends the same picture again and again',
      async (arrived, signal) => {
        const timer = setInterval(() => arrived({ ...arrival(1), receivedS: performance.now() / 1000 }), 5);
        await untilAborted(signal);
        clearInterval(timer);
      },
    ],
  ])('gives up a camera that %s', async (_, connection) => {
    const live = source(feedOf(connection));
    await expect(take(live.frames(), 100)).rejects.toThrow(/a camera: no new picture for 0.06 s \(given up after 3/);
    expect(live.report().given).toBeLessThanOrEqual(1);
    await live.close();
  });

  it('waits longer for the first picture than for the next', async () => {
    const slow: Connection = async (arrived, signal) => {
      await new Promise((done) => setTimeout(done, 120));
      arrived({ ...arrival(1), receivedS: performance.now() / 1000 });
      await untilAborted(signal);
    };
    const live = source(feedOf(slow), { limits: { ...quick, firstS: 60, stallS: 0.005, attempts: 1 } });
    await expect(take(live.frames(), 2)).rejects.toThrow(/no new picture for 0.005 s/);
    expect(live.report().given).toBe(1);
    await live.close();
  });

  it('ends when it is closed', async () => {
    const live = source(feedOf((_, signal) => untilAborted(signal)));
    const ended = take(live.frames(), 1);
    await live.close();
    expect(await ended).toEqual([]);
  });
});
