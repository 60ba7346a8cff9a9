import type { Play } from '../data/play.ts';
import { clockText } from './time-scale.ts';
import { type Clock, type Speed, speeds } from './use-clock.ts';

/** Play, pause, the time, and how fast it goes. */
export function Transport({ clock, play }: { clock: Clock; play: Play }) {
  const { tS, playing, speed } = clock;
  return (
    <div className="transport">
      <button type="button" className="play" onClick={clock.toggle} aria-label={playing ? 'Pause' : 'Play'}>
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d={playing ? 'M6 4h4v16H6zM14 4h4v16h-4z' : 'M7 4l13 8-13 8z'} />
        </svg>
      </button>
      <output className="clock" aria-label="Time of the run">
        {clockText(tS)}
        <small> / {clockText(play.endS)}</small>
      </output>
      <span className="phase">{tS <= play.trafficEndS ? 'traffic and response' : 'response only'}</span>
      <label>
        <span className="soft">Speed</span>
        <select value={speed} onChange={(event) => clock.setSpeed(Number(event.target.value) as Speed)}>
          {speeds.map((each) => (
            <option key={each} value={each}>
              {each} ×
            </option>
          ))}
        </select>
      </label>
      <span className="keys soft">
        <kbd>space</kbd> play <kbd>←</kbd> <kbd>→</kbd> frame <kbd>↑</kbd> <kbd>↓</kbd> event
      </span>
    </div>
  );
}
