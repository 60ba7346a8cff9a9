import { useEffect, useRef } from 'react';
import { momentS } from '../../../scenarios/hardware/screen/moments.ts';
import type { Show } from '../../../scenarios/hardware/screen/screen.ts';
import { Notice } from '../notice.tsx';
import { createPainter, type Painter } from './painter.ts';
import { playMoments } from './player.ts';
import type { Stage } from './stage.ts';
import { askClock, givePicture, tell } from './tell.ts';
import { useDeviceSize } from './use-device-size.ts';
import { toggleFullScreen, useScreenState } from './use-full-screen.ts';
import { type Connected, useOrders } from './use-orders.ts';
import { useStage } from './use-stage.ts';

/** Shows a scenario to a camera that looks at this screen: the pattern, and the picture in it. */
export function ScreenPage() {
  const orders = useOrders();
  if (orders === 'connecting') return <Notice title="Waiting for a run …" />;
  if (orders === 'left')
    return <Notice title="Shown in another window" text="The page that was opened last shows the scenario." />;
  if (orders === 'refused')
    return (
      <Notice title="Nothing is to be shown here" text="A run with a camera that looks at a screen serves this page:">
        <code>gantry run night-turn --camera rig.yaml</code>
        <code>gantry rig screen --camera rig.yaml</code>
      </Notice>
    );
  return <Pattern connected={orders} />;
}

/** Drawn moments are told of so often, all at once. */
const toldMs = 200;

function Pattern({ connected: { page, show, task } }: { connected: Connected }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const painter = useRef<Painter>(undefined);
  const size = useDeviceSize(canvas);
  const made = useStage(show);
  const screen = useScreenState();

  useEffect(() => {
    if (!size || made.state === 'making') return;
    let failure = made.state === 'failed' ? made.why : null;
    if (made.state === 'made' && made.show === show)
      try {
        Object.assign(canvas.current!, { width: size.widthPx, height: size.heightPx });
        painter.current = createPainter(canvas.current!, show, made.stage);
        painter.current.paint(undefined);
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        failure = error.message;
      }
    tell({ about: 'page', page, ...size, ...screen, failure }).catch(() => {});
  }, [size, made, show, page, screen]);

  useEffect(() => {
    if (!task) return;
    const abort = new AbortController();
    const done =
      task.order === 'play'
        ? showMoments(page, task.moments, () => painter.current, show, abort.signal)
        : givePictures(task.indices, show, made.state === 'made' ? made.stage : undefined);
    // A server that is gone has no more use for it.
    done.catch(() => {});
    return () => abort.abort();
  }, [task, page, show, made]);

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key === 'f' && !event.ctrlKey && !event.metaKey && !event.altKey) toggleFullScreen();
    };
    window.addEventListener('keydown', press);
    // Some screens go dark when nobody moves the mouse; not all browsers can be asked to let them be.
    navigator.wakeLock?.request('screen').catch(() => {});
    return () => window.removeEventListener('keydown', press);
  }, []);

  return (
    <main className={screen.isFullScreen ? 'screen full' : 'screen'}>
      <canvas ref={canvas} aria-label="A pattern with the scenario's picture, for a camera" />
      {made.state === 'failed' && <Notice title="The scenario cannot be shown" text={made.why} />}
      {made.state !== 'failed' && !screen.isFullScreen && task?.order !== 'play' && (
        <aside>
          <button type="button" onClick={toggleFullScreen}>
            Fill the screen <kbd>f</kbd>
          </button>
          <p>
            {made.state === 'making'
              ? 'Preparing the scenario …'
              : 'Then turn the camera so that it sees all four corners.'}
          </p>
        </aside>
      )}
    </main>
  );
}

async function givePictures(indices: readonly number[], show: Show, stage: Stage | undefined): Promise<void> {
  const { widthPx, heightPx } = show.picture;
  if (stage) for (const index of indices) await givePicture(index, stage.draw(momentS(show, index), widthPx, heightPx));
}

async function showMoments(
  page: number,
  moments: number,
  painter: () => Painter | undefined,
  show: Show,
  signal: AbortSignal,
): Promise<void> {
  const { aheadS, uncertaintyS } = await askClock();
  let untold: { index: number; atS: number; uncertaintyS: number }[] = [];
  const tellDrawn = (): Promise<void> => {
    const told = untold;
    untold = [];
    return told.length > 0 ? tell({ about: 'drawn', page, moments: told }) : Promise.resolve();
  };
  const timer = setInterval(() => tellDrawn().catch(() => {}), toldMs);
  try {
    const paint = (index: number | undefined) => painter()?.paint(index);
    await playMoments(
      show,
      moments,
      { paint },
      (index, atMs) => untold.push({ index, atS: atMs / 1000 + aheadS, uncertaintyS }),
      signal,
    );
  } finally {
    clearInterval(timer);
  }
  await tellDrawn();
  await tell({ about: 'ended', page });
}
