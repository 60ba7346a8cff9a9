/** A camera's pictures, each looked at for the screen: what is seen now, and what was seen while the scenario played. */
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
  /** Since something plays: what each picture showed, and when. */
  readonly seen: readonly Seen[];
  /** @throws FrameError when the camera is given up */
  sights(): AsyncIterable<{ readonly sight: Sight; readonly frame: TimedFrame }>;
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
  const seen: Seen[] = [];

  function note(sight: Sight, frame: TimedFrame): void {
    clearInARow = sight.kind === 'clear' ? clearInARow + 1 : 0;
    if (sight.kind === 'clear') {
      const isSame = recent.at(-1)?.layout === sight.layout;
      recent = [...(isSame ? recent.slice(1 - recentKept) : []), sight];
      if (sight.index === undefined) return;
    } else if (screen.drawn.size === 0) return;
    const reading =
      sight.kind === 'clear'
        ? ({ kind: 'moment', momentMs: codeOf(show, sight.index!) } as const)
        : ({ kind: sight.kind } as const);
    seen.push({ reading, at: timeOf(frame) });
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
    seen,
    async *sights() {
      for await (const frame of stream.frames()) {
        const page = screen.page();
        last = page && page.failure === null ? eye.look(frame, page) : undefined;
        if (!last) continue;
        note(last, frame);
        yield { sight: last, frame };
      }
    },
  };
}
