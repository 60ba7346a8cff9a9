import { memo } from 'react';
import type { TraceEvent } from '../../../policy/trace.ts';
import { vehicleSeen } from '../../../scenarios/report/wording.ts';
import { framePath } from '../../api.ts';
import { Characters } from '../characters.tsx';
import { alertOf, type Play } from '../data/play.ts';

interface Props {
  readonly play: Play;
  readonly event: TraceEvent;
  /** Goes to a time, and keeps the event in view. */
  choose(event: TraceEvent, atS: number): void;
}

/** What an alert started from: the entry, the plate as it was read and as it truly is, and the frames of the camera. */
export const Evidence = memo(function Evidence({ play, event, choose }: Props) {
  const alert = alertOf(play, event);
  if (!alert) return <Read play={play} event={event} />;
  const { run, plan } = play;
  const { entry } = alert;
  const vehicle = run.truth.vehicles.find(({ id }) => id === run.truth.reads[alert.readId]);
  const framesOf = run.frames.flatMap((name) => {
    const [, index] = new RegExp(`^${alert.alertId}-(\\d+)\\.jpg$`).exec(name) ?? [];
    return index === undefined ? [] : { name, index: Number(index) };
  });
  const crop = `${alert.alertId}-plate.jpg`;
  return (
    <section className="panel evidence" aria-label="Evidence">
      <h2>
        {alert.alertId} <span className="soft">{entry.reason.replaceAll('-', ' ')}</span>
      </h2>
      <div className="body">
        <div className="frames">
          {run.frames.includes(crop) && (
            <img className="crop" src={framePath(run.id, crop)} alt={`The plate read as ${alert.plateRead}`} />
          )}
          {framesOf
            .sort((a, b) => a.index - b.index)
            .map(({ name, index }) => (
              <button key={name} type="button" onClick={() => choose(event, index / plan.camera.framesPerSecond)}>
                <img src={framePath(run.id, name)} alt={`Frame ${index}, as the sensor gave it`} />
              </button>
            ))}
        </div>
        <dl>
          <dt>Read</dt>
          <dd className="plate">
            {alert.plateRead} {alert.stateRead}
          </dd>
          <dt>Truly</dt>
          <dd>
            <span className="plate">{vehicle ? `${vehicle.plate} ${vehicle.state}` : 'no plate'}</span>
            {vehicle && ` ${vehicle.color} ${vehicle.body}`}
          </dd>
          <dt>Entry</dt>
          <dd>
            <span className="plate">{`${entry.plate} ${entry.state ?? ''}`}</span> {entry.source}
          </dd>
          {entry.instructions && (
            <>
              <dt>Instructions</dt>
              <dd>{entry.instructions}</dd>
            </>
          )}
        </dl>
      </div>
    </section>
  );
});

/** Before there is an alert: what the event's read is made of, or the story that the run tells. */
function Read({ play, event }: { play: Play; event: TraceEvent }) {
  const read = event.type === 'read' ? play.run.reads.find(({ id }) => id === event.readId) : undefined;
  const { story, expects } = play.plan.scenario;
  if (!read)
    return (
      <section className="panel evidence" aria-label="Story">
        <h2>Story</h2>
        <div className="body">
          <p>{story}</p>
          <p className="soft">{expects}</p>
        </div>
      </section>
    );
  const { truth } = play.run;
  const vehicle = truth.vehicles.find(({ id }) => id === truth.reads[read.id]);
  return (
    <section className="panel evidence" aria-label="Read">
      <h2>
        {read.id} <span className="soft">on no list</span>
      </h2>
      <div className="body">
        <Characters characters={read.characters} />
        <dl>
          <dt>Read</dt>
          <dd className="plate">
            {read.text} {read.state?.code}
          </dd>
          <dt>Vehicle</dt>
          <dd>{vehicleSeen(read)}</dd>
          <dt>Truly</dt>
          <dd>
            <span className="plate">{vehicle ? `${vehicle.plate} ${vehicle.state}` : 'no plate'}</span>
            {vehicle && ` ${vehicle.color} ${vehicle.body}`}
          </dd>
          <dt>From</dt>
          <dd>{read.observations.length} frames</dd>
        </dl>
      </div>
    </section>
  );
}
