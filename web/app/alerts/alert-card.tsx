import { caution } from '../../../recognizer/alert/message.ts';
import { mandatoryReasons, reasons } from '../../../recognizer/match/reasons.ts';
import { framePath, type ShownAlert } from '../../api.ts';
import { matchWords, plateWords, stateWords } from './words.ts';

interface Props {
  readonly alert: ShownAlert;
  seen(): void;
}

/** One alert: what was read and where, which entry it may be, how sure that is, and what has to come before acting on it. */
export function AlertCard({ alert, seen }: Props) {
  const { entry, source, pictures } = alert;
  const state = stateWords(alert);
  return (
    <li
      className={`alert-card ${mandatoryReasons.includes(entry.reason) ? 'pressing' : ''}`}
      data-delivery={alert.deliveryId}
    >
      <h3>
        {reasons[entry.reason].label} <span className="plate">{plateWords(entry.plate, entry.state)}</span>
      </h3>
      <p className="caution">{caution}</p>
      {entry.instructions && (
        <p className="instructions">
          <strong>Instructions:</strong> {entry.instructions}
        </p>
      )}
      <div className="facts">
        {pictures[0] && (
          <a href={framePath(source, pictures[1] ?? pictures[0])} target="_blank" rel="noreferrer">
            <img loading="lazy" src={framePath(source, pictures[0])} alt={`The plate read as ${alert.plateRead}`} />
          </a>
        )}
        <dl>
          <dt>Read</dt>
          <dd className="plate">{plateWords(alert.plateRead, alert.stateRead)}</dd>
          <dt>Match</dt>
          <dd className={alert.match === 'exact' ? undefined : 'mild'}>{matchWords(alert)}</dd>
          <dt>State</dt>
          <dd className={state.isSure ? undefined : 'mild'}>{state.words}</dd>
          <dt>Camera</dt>
          <dd>
            {alert.cameraId}, {alert.at.replace('T', ' ').replace(/\.\d+/, '')}
          </dd>
          <dt>Entry</dt>
          <dd>
            {entry.source}
            {entry.department && `, ${entry.department}`} <span className="soft">{entry.entryId}</span>
          </dd>
          <dt>Alert</dt>
          <dd className="soft">
            {source}/{alert.alertId}, reached you at {new Date(alert.reachedMs).toLocaleTimeString()}
          </dd>
        </dl>
      </div>
      <button type="button" className="action seen" onClick={seen}>
        Seen
      </button>
    </li>
  );
}
