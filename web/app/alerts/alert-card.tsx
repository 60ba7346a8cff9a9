import { caution } from '../../../recognizer/alert/message.ts';
import { mandatoryReasons, reasons } from '../../../recognizer/match/reasons.ts';
import { framePath, type ShownAlert } from '../../api.ts';
import { atWords, matchWords, plateWords, stateWords, timeWords } from './words.ts';

interface Props {
  readonly alert: ShownAlert;
  seen(): void;
}

/** One alert: what has to come before acting on it, what was read and where, which entry it may be, and how sure that is. */
export function AlertCard({ alert, seen }: Props) {
  const { entry, source, pictures } = alert;
  const state = stateWords(alert);
  const { label } = reasons[entry.reason];
  const plate = plateWords(entry.plate, entry.state);
  return (
    <li
      className={`alert-card ${mandatoryReasons.includes(entry.reason) ? 'pressing' : ''}`}
      data-delivery={alert.deliveryId}
    >
      <h3 tabIndex={-1}>
        {label} <span className="plate">{plate}</span>
      </h3>
      {entry.instructions && (
        <p className="instructions">
          <strong>Instructions:</strong> <bdi>{entry.instructions}</bdi>
        </p>
      )}
      <p className="caution">{caution}</p>
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
            <bdi>{alert.cameraId}</bdi>, {atWords(alert.at)}
          </dd>
          <dt>Entry</dt>
          <dd>
            <bdi>{entry.source}</bdi>
            {entry.department && (
              <>
                , <bdi>{entry.department}</bdi>
              </>
            )}{' '}
            <bdi className="soft">{entry.entryId}</bdi>
          </dd>
          <dt>Alert</dt>
          <dd className="soft">
            <bdi>
              {source}/{alert.alertId}
            </bdi>
            , reached you at {timeWords(alert.reachedMs)}
          </dd>
        </dl>
      </div>
      <button type="button" className="action seen" aria-label={`Seen: ${label}, ${plate}`} onClick={seen}>
        Seen
      </button>
    </li>
  );
}
