/** Records all that a connection to a rig hears and says. Put between the connection and its line. */
import { type HostClock, realClock } from '../host-clock.ts';
import type { ConnectionOptions } from '../rig/connection.ts';
import type { ByteLine } from '../serial/byte-line.ts';
import type { RecordedEvent, RecordingLine } from './format.ts';
import type { LineSink } from './sink.ts';

export interface Recorder {
  /** The same connection, recorded. */
  readonly options: ConnectionOptions & { readonly clock: HostClock };
  /** Notes that the user stops the program now. */
  stop(): void;
  /** Marks the session as whole. */
  end(): void;
}

/**
 * @param started by the calendar, as ISO 8601
 * @param onFailure told once where the sink fails; nothing is recorded any more then, and the connection goes on
 */
export function createRecorder(
  { clock = realClock, ...options }: ConnectionOptions,
  sink: LineSink,
  started: string,
  onFailure: (error: Error) => void,
): Recorder {
  const fromS = clock.nowS();
  let [events, timers, isFailed] = [0, 0, false];

  function append(line: RecordingLine): void {
    if (isFailed) return;
    try {
      sink.append(JSON.stringify(line));
    } catch (error) {
      isFailed = true;
      onFailure(error as Error);
    }
  }
  type Untimed<E> = E extends unknown ? Omit<E, 't'> : never;
  function note(event: Untimed<RecordedEvent>): void {
    events++;
    append({ t: Number((clock.nowS() - fromS).toFixed(6)), ...event } as RecordedEvent);
  }
  append({ format: 'gantry-serial/1', port: options.name, started });

  async function openLine(): Promise<ByteLine> {
    const line = await options.openLine().catch((error: Error) => {
      note({ refused: error.message });
      throw error;
    });
    note({ port: 'opened' });
    // The first to listen is the first to be told: an event is noted before anything comes of it.
    line.onBytes((bytes) => note({ from: Buffer.from(bytes).toString('hex') }));
    line.onClose(() => note({ port: 'closed' }));
    return {
      ...line,
      write(bytes) {
        if (bytes.length > 0) note({ to: Buffer.from(bytes).toString('hex') });
        line.write(bytes);
      },
      async drain() {
        await line.drain();
        note({ port: 'drained' });
      },
    };
  }

  const recordedClock: HostClock = {
    nowS: clock.nowS,
    after(delayS, act) {
      const timer = timers++;
      return clock.after(delayS, () => {
        note({ timer });
        act();
      });
    },
  };
  return {
    options: { ...options, openLine, clock: recordedClock },
    stop: () => note({ stop: true }),
    end: () => append({ end: events }),
  };
}
