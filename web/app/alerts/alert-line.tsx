import { reasons } from '../../../recognizer/match/reasons.ts';
import type { ShownAlert } from '../../api.ts';
import { atWords, plateWords } from './words.ts';

interface Props {
  readonly alert: ShownAlert;
  /** Longer instructions are told of here, and not cut. */
  readonly most?: number;
}

/** One alert in one line. What was entered in another script keeps its own direction, and leaves the rest in order. */
export function AlertLine({ alert, most = Number.POSITIVE_INFINITY }: Props) {
  const { entry, plateRead, stateRead } = alert;
  const isAsEntered = alert.match === 'exact' && (stateRead === entry.state || stateRead === null);
  return (
    <>
      {reasons[entry.reason].label}: {plateWords(entry.plate, entry.state)}
      {!isAsEntered && `, read ${plateWords(plateRead, stateRead)}`}, <bdi>{alert.cameraId}</bdi>, {atWords(alert.at)},{' '}
      <bdi>{entry.source}</bdi>.
      {entry.instructions && (
        <strong>
          {' '}
          Instructions:{' '}
          {entry.instructions.length <= most ? <bdi>{entry.instructions}</bdi> : 'long ones, to be read before acting.'}
        </strong>
      )}
    </>
  );
}
