import type { Show } from '../../../scenarios/hardware/screen/screen.ts';
import type { Painter } from './painter.ts';

/**
 * Plays moments in their time, each until the next one's has come; a slow page leaves some out. The pattern waits again
 * after the last.
 *
 * @param drawn is told of each moment that was painted, and when, by the page's clock
 */
export function playMoments(
  { momentsPerSecond, speed }: Show,
  moments: number,
  painter: Painter,
  drawn: (index: number, atMs: number) => void,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((done) => {
    let [startMs, last]: [number | undefined, number] = [undefined, -1];
    requestAnimationFrame(function tick(nowMs) {
      if (signal.aborted) return;
      startMs ??= nowMs;
      const index = Math.floor(((nowMs - startMs) / 1000) * speed * momentsPerSecond + 1e-6);
      if (index >= moments) {
        painter.paint(undefined);
        return done();
      }
      if (index > last) {
        painter.paint(index);
        drawn(index, performance.now());
        last = index;
      }
      requestAnimationFrame(tick);
    });
  });
}
