/** A camera's pictures, each looked at for the screen: what is seen now. What was seen before is kept by who needs it. */
import type { TimedFrame } from '../../../firmware-bridge/frames/live.ts';
import type { Seen } from '../../../firmware-bridge/screen/latency.ts';
import type { ScreenCamera } from './camera.ts';
import type { Clear, Eye, Sight } from './eye.ts';
import { codeOf } from './moments.ts';
import type { Screen, Show } from './screen.ts';

export interface Watch {
  /** Undefined before the first picture, and while no page is open. */
  readonly last: Sight | undefined;
  readonly clearInARow: number;
  /** The last clear pictures, of one and the same pattern. */
  readonly recent: readonly Clear[];
  /** @throws FrameError when the camera is given up */
  sights(): AsyncIterable<Looked>;
}

/** One picture. */
export interface Looked {
  readonly sight: Sight;
  readonly frame: TimedFrame;
  /** What it showed, and when; undefined while nothing plays. */
  readonly seen: Seen | undefined;
}

const recentKept = 4;

export function watchScreen(
  { stream, timeOf }: Pick<ScreenCamera, 'stream' | 'timeOf'>,
  screen: Pick<Screen, 'page' | 'drawn'>,
  eye: Pick<Eye, 'look'>,
  show: Show,
): Watch {
  let last: Sight | undefined;
  let clearInARow = 0;
  let recent: Clear[] = [];

  function note(sight: Sight): void {
    clearInARow = sight.kind === 'clear' ? clearInARow + 1 : 0;
    if (sight.kind !== 'clear') return;
    const isSame = recent.at(-1)?.layout === sight.layout;
    recent = [...(isSame ? recent.slice(1 - recentKept) : []), sight];
  }

  function seenIn(sight: Sight, frame: TimedFrame): Seen | undefined {
    const at = timeOf(frame);
    if (sight.kind !== 'clear') return screen.drawn.size === 0 ? undefined : { reading: { kind: sight.kind }, at };
    if (sight.index === undefined) return undefined;
    return { reading: { kind: 'moment', momentMs: codeOf(show, sight.index) }, at };
  }

  return {
    get last() {
      return last;
    },
    get clearInARow() {
      return clearInARow;
    },
    get recent() {
      return recent;
    },
    async *sights() {
      for await (const frame of stream.frames()) {
        const page = screen.page();
        last = page && page.failure === null ? eye.look(frame, page) : undefined;
        if (!last) continue;
        note(last);
        yield { sight: last, frame, seen: seenIn(last, frame) };
      }
    },
  };
}
