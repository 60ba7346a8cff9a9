import type { ExpectedAlert } from '../../policy/expected.ts';
import type { EventOf, TraceEvent } from '../../policy/trace.ts';
import type { RunResult } from '../run/result.ts';
import { Verdicts } from './verdict-table.tsx';
import { describeEvent, vehicleSeen } from './wording.ts';

const dataUri = (jpeg: Buffer): string => `data:image/jpeg;base64,${jpeg.toString('base64')}`;

/** One alert: the frames that led to it, read against truth, what followed, and the verdicts on it. */
export function AlertCard({ alert, result }: { alert: EventOf<'alert'>; result: RunResult }) {
  const evidence = result.evidence.find((item) => item.alertId === alert.alertId);
  const vehicle = result.truth.vehicles.find(({ id }) => id === result.truth.reads[alert.readId]);
  const read = result.reads.find(({ id }) => id === alert.readId);
  const { entry } = alert;
  return (
    <section className="card" id={alert.alertId}>
      <h3>
        {alert.alertId}: <span className="plate">{alert.plateRead}</span> against{' '}
        <span className="plate">{entry.plate}</span>
        {entry.state && ` (${entry.state})`}, {entry.reason.replaceAll('-', ' ')}, {entry.source}
      </h3>
      {evidence && (
        <div className="frames">
          <figure className="crop">
            <img src={dataUri(evidence.crop)} alt={`The plate read as ${alert.plateRead}`} />
            <figcaption>
              Read as <b className="plate">{alert.plateRead}</b>
              {alert.stateRead && ` (${alert.stateRead})`}, vehicle {read ? vehicleSeen(read) : 'not told'}; truly{' '}
              <b className="plate">{vehicle ? `${vehicle.plate} (${vehicle.state})` : 'no plate'}</b>
              {vehicle && `, ${vehicle.id}, ${vehicle.color} ${vehicle.body}`}
            </figcaption>
          </figure>
          {evidence.frames.map((frame) => (
            <figure key={frame.index}>
              <img src={dataUri(frame.jpeg)} alt={`Frame ${frame.index}`} loading="lazy" />
              <figcaption>
                Frame {frame.index}, {frame.tS.toFixed(2)} s
              </figcaption>
            </figure>
          ))}
        </div>
      )}
      {entry.instructions && <p>Special instructions: {entry.instructions}</p>}
      <Expected alert={result.score.expected.find(({ alertId }) => alertId === alert.alertId)!} />
      <h3>Verdicts</h3>
      <Verdicts verdicts={result.verdicts.filter((verdict) => verdict.alertId === alert.alertId)} />
      <details open>
        <summary>What followed</summary>
        <Timeline events={eventsOf(alert, result.trace)} />
      </details>
    </section>
  );
}

/** What had to follow by truth and order alone, and whether it did: nothing of it comes from what people found or said. */
function Expected({ alert: { expectations } }: { alert: ExpectedAlert }) {
  return (
    <>
      <h3>What had to follow</h3>
      <table>
        <tbody>
          {expectations.map(({ question, asks, words, clauses, met, events }) => (
            <tr key={question}>
              <td className={`status ${met ? 'good' : 'bad'}`}>{met ? 'came about' : 'did not come about'}</td>
              <td>{asks}</td>
              <td>
                {words} <span className="soft">{clauses.map(({ id }) => id).join(', ')}</span>
              </td>
              <td className="number">{events.map((seq) => `#${seq}`).join(' ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** The read and the hit that led to the alert, and all that names it. */
function eventsOf(alert: EventOf<'alert'>, trace: readonly TraceEvent[]): TraceEvent[] {
  return trace.filter((event) => {
    if (event.type === 'read') return event.readId === alert.readId;
    if (event.type === 'hit') return event.hitId === alert.hitId;
    return 'alertId' in event
      ? event.alertId === alert.alertId
      : 'entryId' in event && event.entryId === alert.entry.entryId;
  });
}

export function Timeline({ events }: { events: readonly TraceEvent[] }) {
  return (
    <table>
      <tbody>
        {events.map((event) => (
          <tr key={event.seq}>
            <td className="number">#{event.seq}</td>
            <td className="number">{event.tS.toFixed(1)} s</td>
            <td>{describeEvent(event)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
