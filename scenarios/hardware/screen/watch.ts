/** A camera's pictures, each looked at for the screen: what is seen now, and how often what was seen. */
import type { LiveFrameSource, TimedFrame } from '../../../firmware-bridge/frames/live.ts';
import type { Blind, Eye, Sight } from './eye.ts';
import type { Screen } from './screen.ts';

export type Counts = Readonly<Record<Blind['kind'] | 'clear', number>>;

export interface Watch {
  /** Undefined before the first picture, and while no page is open. */
  readonly last: Sight | undefined;
  readonly clearInARow: number;
  /** Since the last {@link begin}. */
  readonly counts: Counts;
  begin(): void;
  /** @throws FrameError when the camera is given up */
  sights(): AsyncIterable<{ readonly sight: Sight; readonly frame: TimedFrame }>;
}

const none = (): Record<keyof Counts, number> => ({ clear: 0, 'not-found': 0, unreadable: 0, torn: 0 });

export function watchScreen(stream: LiveFrameSource, screen: Screen, eye: Eye): Watch {
  let [last, clearInARow, counts]: [Sight | undefined, number, Record<keyof Counts, number>] = [undefined, 0, none()];
  return {
    get last() {
      return last;
    },
    get clearInARow() {
      return clearInARow;
    },
    get counts() {
      return counts;
    },
    begin() {
      counts = none();
    },
    async *sights() {
      for await (const frame of stream.frames()) {
        const page = screen.page();
        last = page && page.failure === null ? eye.look(frame, page) : undefined;
        clearInARow = last?.kind === 'clear' ? clearInARow + 1 : 0;
        if (!last) continue;
        counts[last.kind]++;
        yield { sight: last, frame };
      }
    },
  };
}
