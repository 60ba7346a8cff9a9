import { memo, type PointerEvent, useMemo } from 'react';
import type { TraceEvent } from '../../../policy/trace.ts';
import { describeEvent } from '../../../scenarios/report/wording.ts';
import { alertOf, type Play } from '../data/play.ts';
import { clockText, type TimeScale, timeScale } from './time-scale.ts';

interface Props {
  readonly play: Play;
  readonly tS: number;
  seek(tS: number): void;
  choose(event: TraceEvent): void;
}

const percent = (part: number): string => `${(part * 100).toFixed(3)}%`;

/** The whole run at a glance; drag to go to a time, press a mark to go to its event. */
export function Timeline({ play, tS, seek, choose }: Props) {
  const { trafficEndS, endS } = play;
  const scale = useMemo(() => timeScale(trafficEndS, endS), [trafficEndS, endS]);
  const drag = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.type === 'pointerdown') event.currentTarget.setPointerCapture(event.pointerId);
    else if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const { left, width } = event.currentTarget.getBoundingClientRect();
    seek(scale.timeAt((event.clientX - left) / width));
  };
  return (
    <div className="timeline">
      <div
        className="lanes"
        role="slider"
        tabIndex={0}
        aria-label="Time"
        aria-valuemin={0}
        aria-valuemax={endS}
        aria-valuenow={tS}
        aria-valuetext={clockText(tS)}
        onPointerDown={drag}
        onPointerMove={drag}
      >
        <Zones play={play} scale={scale} />
        <Marks play={play} scale={scale} choose={choose} />
        <div className="head" style={{ left: percent(scale.partOf(tS)) }} />
      </div>
    </div>
  );
}

const Zones = memo(function Zones({ play, scale }: { play: Play; scale: TimeScale }) {
  const ticks = [...ticksOf(0, play.trafficEndS), ...ticksOf(play.trafficEndS, play.endS)];
  return (
    <>
      <div className="zone traffic" style={{ width: percent(scale.trafficPart) }}>
        Traffic
      </div>
      {scale.trafficPart < 1 && (
        <div className="zone response" style={{ left: percent(scale.trafficPart) }}>
          Response goes on, another scale
        </div>
      )}
      {ticks.map((tickS) => (
        <span key={tickS} className="tick" style={{ left: percent(scale.partOf(tickS)) }}>
          {clockText(tickS).replace(/\.0$/, '')}
        </span>
      ))}
    </>
  );
});

/** Round times within a stretch, some five of them. */
function ticksOf(fromS: number, toS: number): number[] {
  const wantedS = (toS - fromS) / 5;
  const stepS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800].find((step) => step >= wantedS) ?? 3600;
  const ticks: number[] = [];
  for (let tickS = Math.ceil(fromS / stepS + 0.3) * stepS; tickS < toS - 0.3 * stepS; tickS += stepS) ticks.push(tickS);
  return ticks;
}

type Kind = 'read' | 'alert' | 'violation' | 'step';

const Marks = memo(function Marks({ play, scale, choose }: { play: Play; scale: TimeScale; choose: Props['choose'] }) {
  const kindOf = (event: TraceEvent): Kind | undefined => {
    if (play.violationsOf.has(event.seq) && event.type !== 'alert') return 'violation';
    if (event.type === 'read' || event.type === 'alert') return event.type;
    return event.type === 'hit' || event.type.startsWith('trace.') ? undefined : 'step';
  };
  return play.run.trace.map((event) => {
    const kind = kindOf(event);
    if (!kind) return null;
    const alert = alertOf(play, event);
    return (
      <button
        key={event.seq}
        type="button"
        tabIndex={-1}
        className={`mark-${kind}`}
        style={{ left: percent(scale.partOf(event.tS)) }}
        title={`${clockText(event.tS)}  ${describeEvent(event)}`}
        data-alert={alert && play.alerts.indexOf(alert) % 4}
        onPointerDown={(pressed) => pressed.stopPropagation()}
        onClick={() => choose(event)}
      >
        {event.type === 'alert' ? play.alerts.indexOf(event) + 1 : ''}
      </button>
    );
  });
});
