/**
 * A recording in the place of a board: what was heard is heard again in the same order, timers fire where they fired, and
 * each byte that the host writes is held against the one that it wrote then. Nothing waits, so it takes no time.
 */
import type { HostClock } from '../host-clock.ts';
import { RigError } from '../ports.ts';
import type { ConnectionOptions } from '../rig/connection.ts';
import { type ByteLine, createListeners } from '../serial/byte-line.ts';
import type { RecordedSession } from './format.ts';

/** The first thing that is not as it was recorded. */
export interface Divergence {
  readonly what: string;
  /** In the recording's file. */
  readonly line: number | undefined;
}

export interface Replayed {
  /** Bytes that were the same, to the board, and that were heard from it. */
  readonly bytesTo: number;
  readonly bytesFrom: number;
  readonly divergence: Divergence | undefined;
}

/** The first turn takes what hangs on promises; what they set going, such as ticks of the process, the second. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 2; turn++) await new Promise((done) => setImmediate(done));
}

const byte = (value: number | undefined): string =>
  value === undefined ? 'nothing' : `0x${value.toString(16).padStart(2, '0')}`;

/**
 * @param start connects and works, as the recorded program did
 * @param stop what being stopped sets going
 */
export async function replaySession(
  { head, events }: RecordedSession,
  start: (options: ConnectionOptions & { readonly clock: HostClock }) => void,
  stop: () => void,
): Promise<Replayed> {
  const timers = new Map<number, () => void>();
  const written: number[] = [];
  let [timerCount, nowS, bytesTo, bytesFrom] = [0, 0, 0, 0];
  let opening: { done: (line: ByteLine) => void; fail: (error: Error) => void } | undefined;
  let open: ReturnType<typeof createListeners> | undefined;
  const [draining, closing]: [(() => void)[], (() => void)[]] = [[], []];

  function lineOf(listeners: ReturnType<typeof createListeners>): ByteLine {
    return {
      ...listeners.add,
      write: (bytes) => void written.push(...bytes),
      drain: () => new Promise((done) => draining.push(done)),
      close: () => new Promise((done) => (listeners.closed() ? done() : closing.push(done))),
    };
  }
  const options = {
    name: head.port,
    openLine: () =>
      new Promise<ByteLine>((done, fail) => {
        opening = { done, fail };
      }),
    clock: {
      nowS: () => nowS,
      after(_: number, act: () => void) {
        const timer = timerCount++;
        timers.set(timer, act);
        return () => void timers.delete(timer);
      },
    },
  };

  start(options);
  await settle();
  const ended = (what: string, line: number | undefined): Replayed => ({
    bytesTo,
    bytesFrom,
    divergence: { what, line },
  });
  for (const event of events) {
    nowS = event.t;
    if ('to' in event) {
      for (const expected of Buffer.from(event.to, 'hex')) {
        const found = written.shift();
        if (found !== expected)
          return ended(`byte ${bytesTo} to the board is ${byte(found)}, and was ${byte(expected)}`, event.line);
        bytesTo++;
      }
      continue;
    }
    if (written.length > 0)
      return ended(`byte ${bytesTo} to the board is ${byte(written[0])}, and there was none`, event.line);
    if ('from' in event) {
      const bytes = Buffer.from(event.from, 'hex');
      bytesFrom += bytes.length;
      open?.bytes(bytes);
    } else if ('timer' in event) {
      const act = timers.get(event.timer);
      if (!act) return ended(`timer ${event.timer} fired then, and is not set`, event.line);
      timers.delete(event.timer);
      act();
    } else if ('refused' in event) {
      if (!opening) return ended('the port was asked for then, and is not', event.line);
      opening.fail(new RigError(event.refused));
      opening = undefined;
    } else if ('stop' in event) stop();
    else if (event.port === 'opened') {
      if (!opening) return ended('the port was opened then, and is not asked for', event.line);
      open = createListeners();
      opening.done(lineOf(open));
      opening = undefined;
    } else if (event.port === 'drained') {
      for (const done of draining.splice(0, 1)) done();
    } else {
      open?.close();
      for (const done of closing.splice(0)) done();
    }
    await settle();
  }
  if (written.length > 0)
    return ended(`byte ${bytesTo} to the board is ${byte(written[0])}, and there was none`, events.at(-1)?.line);
  return { bytesTo, bytesFrom, divergence: undefined };
}
