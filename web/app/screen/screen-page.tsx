import { useEffect, useRef } from 'react';
import { momentS } from '../../../scenarios/hardware/screen/moments.ts';
import type { Show } from '../../../scenarios/hardware/screen/screen.ts';
import { Notice } from '../notice.tsx';
import { createPainter, type Painter } from './painter.ts';
import type { Stage } from './stage.ts';
import { givePicture, tell } from './tell.ts';
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

function Pattern({ connected: { page, show, clock, index, wanted } }: { connected: Connected }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const painter = useRef<Painter>(undefined);
  const shown = useRef(index);
  shown.current = index;
  const size = useDeviceSize(canvas);
  const made = useStage(show);
  const { isFullScreen, isVisible } = useScreenState();

  useEffect(() => {
    // What another run's page was painted with is not to be painted under this one's codes.
    painter.current = undefined;
    if (!size || made.state === 'making') return;
    let failure = made.state === 'failed' ? made.why : null;
    if (made.state === 'made')
      try {
        Object.assign(canvas.current!, { width: size.widthPx, height: size.heightPx });
        painter.current = createPainter(canvas.current!, show, made.stage);
        painter.current.paint(shown.current ?? undefined);
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        failure = error.message;
      }
    tell({ about: 'page', page, ...size, isVisible, failure }).catch(() => {});
  }, [size, made, show, page, isVisible]);

  useEffect(() => {
    const request = requestAnimationFrame(() => {
      if (!painter.current) return;
      painter.current.paint(index ?? undefined);
      if (index === null) return;
      const atS = performance.now() / 1000 + clock.aheadS;
      tell({ about: 'drawn', page, index, atS, uncertaintyS: clock.uncertaintyS }).catch(() => {});
    });
    return () => cancelAnimationFrame(request);
  }, [index, page, clock]);

  useEffect(() => {
    // A server that is gone has no more use for them.
    if (made.state === 'made' && made.stage) givePictures(page, wanted, show, made.stage).catch(() => {});
  }, [page, wanted, show, made]);

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
    <main className={isFullScreen ? 'screen full' : 'screen'}>
      <canvas ref={canvas} aria-label="A pattern with the scenario's picture, for a camera" />
      {made.state === 'failed' && <Notice title="The scenario cannot be shown" text={made.why} />}
      {made.state !== 'failed' && !isFullScreen && index === null && (
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

async function givePictures(page: string, indices: readonly number[], show: Show, stage: Stage): Promise<void> {
  const { widthPx, heightPx } = show.picture;
  for (const index of indices) await givePicture(page, index, stage.draw(momentS(show, index), widthPx, heightPx));
}
