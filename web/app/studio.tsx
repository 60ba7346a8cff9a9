import { useCallback, useMemo, useState } from 'react';
import { InputError } from '../../base/errors.ts';
import type { TraceEvent } from '../../policy/trace.ts';
import type { RunDetail } from '../api.ts';
import { Timeline } from './clock/timeline.tsx';
import { Transport } from './clock/transport.tsx';
import { useClock } from './clock/use-clock.ts';
import { useKeys } from './clock/use-keys.ts';
import { eventAt, type Play, preparePlay } from './data/play.ts';
import { Notice } from './notice.tsx';
import { CameraView } from './scene/camera-view.tsx';
import { Overview } from './scene/overview.tsx';
import { Evidence } from './trace/evidence.tsx';
import { TraceList } from './trace/trace-list.tsx';
import { VerdictPanel } from './trace/verdict-panel.tsx';

/** One run: works its world out, or says why that cannot be done. */
export function Studio({ run }: { run: RunDetail }) {
  const play = useMemo(() => {
    try {
      return preparePlay(run);
    } catch (error) {
      if (error instanceof InputError) return error;
      throw error;
    }
  }, [run]);
  if (play instanceof InputError)
    return <Notice title="This version of Gantry cannot play the run's scenario" text={play.message} />;
  return <Player play={play} />;
}

function Player({ play }: { play: Play }) {
  const { plan, run, trafficEndS, endS } = play;
  const { trace } = run;
  const clock = useClock(endS);
  const { tS, seek, pause } = clock;
  const { framesPerSecond } = plan.camera;
  const lastFrame = Math.floor(trafficEndS * framesPerSecond + 1e-6);
  const frameIndex = Math.min(lastFrame, Math.floor(tS * framesPerSecond + 1e-6));
  const movingS = Math.min(tS, trafficEndS);
  const state = useMemo(
    () => ({ ...plan.world.stateAt(movingS), tS: Math.min(tS, trafficEndS + 1) }),
    [plan, movingS, tS, trafficEndS],
  );

  // What was chosen stays in view until the clock is moved by other means.
  const [chosen, setChosen] = useState<TraceEvent>();
  const shown = chosen ?? eventAt(trace, tS);
  const choose = useCallback(
    (event: TraceEvent, atS = event.tS) => {
      pause();
      setChosen(event);
      seek(atS);
    },
    [pause, seek],
  );
  const goTo = useCallback(
    (toS: number) => {
      setChosen(undefined);
      seek(toS);
    },
    [seek],
  );
  const toggle = () => {
    setChosen(undefined);
    clock.toggle();
  };

  const stepEvent = (by: 1 | -1) => {
    const next = trace[trace.indexOf(shown) + by];
    if (next) choose(next);
  };
  const stepFrame = (by: 1 | -1) => {
    const isInTraffic = by === 1 ? frameIndex < lastFrame : tS <= trafficEndS;
    if (!isInTraffic) return stepEvent(by);
    pause();
    goTo((frameIndex + by) / framesPerSecond);
  };
  useKeys(
    new Map([
      [' ', toggle],
      ['ArrowRight', () => stepFrame(1)],
      ['ArrowLeft', () => stepFrame(-1)],
      ['ArrowDown', () => stepEvent(1)],
      ['ArrowUp', () => stepEvent(-1)],
      ['Home', () => goTo(0)],
    ]),
  );

  return (
    <main className="studio">
      <Overview play={play} state={state} />
      <div className="time">
        <Transport clock={{ ...clock, toggle }} play={play} />
        <Timeline play={play} tS={tS} seek={goTo} choose={choose} />
      </div>
      <CameraView play={play} frameIndex={frameIndex} />
      <Evidence play={play} event={shown} choose={choose} />
      <TraceList play={play} shown={shown} choose={choose} />
      <VerdictPanel play={play} event={shown} choose={choose} />
    </main>
  );
}
