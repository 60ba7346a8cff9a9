/**
 * A camera's pictures as a source of frames: connects, notices when they stop or stand still, connects again. Pictures wait
 * until it is known when they were exposed, and no longer: who takes frames slower than they come gets the newest, and
 * every picture that is not given is counted.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Frame, FrameSource } from '../../recognizer/ports.ts';
import type { HostTime } from '../rig/clock.ts';
import type { FrameTiming } from './exposures.ts';
import { type Arrival, type Feed, type FeedCapabilities, FrameError } from './feed.ts';

export interface TimedFrame extends Frame {
  /** tS is true to ± this. */
  readonly uncertaintyS: number;
  readonly receivedS: number;
}

export interface StreamReport {
  readonly received: number;
  /** Given to who asked. */
  readonly given: number;
  /** Newer ones came before they were asked for. */
  readonly dropped: number;
  /** Never came, by the times of those that did; null where they carry none. */
  readonly missing: number | null;
  /** The same again, to the bit: a camera that stands still. */
  readonly repeated: number;
  /** Could not be decoded. */
  readonly broken: number;
  /** It is not known when they were exposed. */
  readonly untimed: number;
  readonly losses: readonly { readonly atS: number; readonly why: string }[];
}

export interface LiveFrameSource extends FrameSource {
  readonly name: string;
  readonly capabilities: FeedCapabilities;
  /** @throws FrameError when the camera is given up */
  frames(): AsyncIterable<TimedFrame>;
  report(): StreamReport;
  /** For how long no new picture has come after the last, where that is longer than its pace explains. */
  silentS(): number | undefined;
  /** Ends `frames` and the connection. */
  close(): Promise<void>;
}

export interface LiveLimits {
  /** Until a connection's first picture: a device has to start, an encoder to come to its next whole picture. */
  readonly firstS: number;
  /** Without a new picture for so long, the connection is given up. */
  readonly stallS: number;
  /** Connections in a row that may fail or give nothing new. */
  readonly attempts: number;
  /** Before the second connection; doubles with each more. */
  readonly pauseS: number;
}

export const defaultLimits: LiveLimits = { firstS: 10, stallS: 3, attempts: 5, pauseS: 0.2 };
const longestPauseS = 5;
/** What a camera may be late by without being told silent: so many of its periods, and never less than a second. */
const latePeriods = 3;
const lateS = 1;
const checkMs = 50;
const askAgainMs = 10;

export interface LiveOptions {
  readonly cameraId: string;
  readonly framesPerSecond: number;
  readonly timing: FrameTiming;
  nowS(): number;
  /** The run's beginning by the same clock. */
  startS(): number;
  readonly limits?: LiveLimits;
}

export function createLiveSource(feed: Feed, options: LiveOptions): LiveFrameSource {
  const { cameraId, framesPerSecond, timing, nowS, startS, limits = defaultLimits } = options;
  const count = { received: 0, given: 0, dropped: 0, missing: 0, repeated: 0, broken: 0, untimed: 0 };
  const losses: { atS: number; why: string }[] = [];
  const closing = new AbortController();
  const waiting: Arrival[] = [];
  const mostWaiting = 1 + Math.ceil(timing.patienceS * framesPerSecond);
  let [last, lastNewS, failures]: [Arrival | undefined, number, number] = [undefined, nowS(), 0];
  let patienceS = limits.firstS;
  let wake = (): void => {};
  let ended: { readonly error?: FrameError } | undefined;

  function take(arrival: Arrival): void {
    count.received++;
    patienceS = limits.stallS;
    timing.noted(arrival);
    if (arrival.fingerprint === last?.fingerprint) {
      count.repeated++;
      return;
    }
    if (last?.mediaS !== undefined && arrival.mediaS !== undefined)
      count.missing += Math.max(0, Math.round((arrival.mediaS - last.mediaS) * framesPerSecond) - 1);
    [last, lastNewS, failures] = [arrival, arrival.receivedS, 0];
    if (waiting.push(arrival) > mostWaiting) {
      waiting.shift();
      count.dropped++;
    }
    wake();
  }

  async function connectOnce(): Promise<string> {
    const attempt = new AbortController();
    const stop = (): void => attempt.abort();
    closing.signal.addEventListener('abort', stop);
    let stalled: string | undefined;
    [lastNewS, patienceS] = [nowS(), limits.firstS];
    const watch = setInterval(() => {
      if (nowS() - lastNewS <= patienceS) return;
      stalled ??= `no new picture for ${patienceS} s`;
      stop();
    }, checkMs);
    try {
      await feed.connect(take, attempt.signal);
      return stalled ?? 'the stream ended';
    } catch (error) {
      return stalled ?? (error as Error).message;
    } finally {
      clearInterval(watch);
      closing.signal.removeEventListener('abort', stop);
    }
  }

  async function supervise(): Promise<void> {
    while (!closing.signal.aborted) {
      const why = await connectOnce();
      if (closing.signal.aborted) break;
      losses.push({ atS: nowS(), why });
      timing.restarted();
      // The picture that was last stays known: a camera that stands still gives it again.
      if (last) last = { ...last, mediaS: undefined };
      if (++failures >= limits.attempts) {
        ended = { error: new FrameError(`${feed.name}: ${why} (given up after ${failures} attempts)`) };
        wake();
        return;
      }
      const waitS = Math.min(longestPauseS, limits.pauseS * 2 ** (failures - 1));
      await pause(waitS * 1000, undefined, { signal: closing.signal }).catch(() => {});
    }
    ended = {};
    wake();
  }
  const supervised = supervise();

  /** The oldest that waits and its moment; undefined when there will be no more. */
  async function next(): Promise<{ readonly arrival: Arrival; readonly moment: HostTime } | undefined> {
    for (;;) {
      const [arrival] = waiting;
      const moment = arrival && timing.momentOf(arrival, nowS());
      if (arrival && moment !== 'not-yet') {
        waiting.shift();
        if (moment) return { arrival, moment };
        count.untimed++;
      } else if (ended) {
        if (ended.error) throw ended.error;
        return undefined;
      } else if (arrival) await pause(askAgainMs);
      else
        await new Promise<void>((done) => {
          wake = done;
        });
    }
  }

  async function* frames(): AsyncGenerator<TimedFrame> {
    for (let taken = await next(); taken; taken = await next()) {
      const { arrival, moment } = taken;
      const picture = await arrival.decode().catch(() => undefined);
      if (!picture) {
        count.broken++;
        continue;
      }
      count.given++;
      const tS = moment.tS - startS();
      const index = Math.round(tS * framesPerSecond);
      const { uncertaintyS } = moment;
      yield { cameraId, index, tS, uncertaintyS, receivedS: arrival.receivedS - startS(), ...picture };
    }
  }

  return {
    name: feed.name,
    capabilities: feed.capabilities,
    frames,
    report: () => ({ ...count, missing: feed.capabilities.mediaTime ? count.missing : null, losses }),
    silentS() {
      const forS = last ? nowS() - last.receivedS : 0;
      return forS > Math.max(lateS, latePeriods / framesPerSecond) ? forS : undefined;
    },
    async close() {
      closing.abort();
      await supervised;
    },
  };
}
