import type { ShownAlert } from '../../api.ts';
import { AlertLine } from './alert-line.tsx';
import { type Unrecorded, unrecordedWords } from './use-memory.ts';
import type { Gap } from './use-watch.ts';
import { timeWords } from './words.ts';

/** In characters; longer ones would cover the alert that they belong to, and stand there alone. */
const longestInstructions = 200;

interface Props {
  /** Those that came last and are open, the most pressing first. */
  readonly latest: readonly ShownAlert[];
  readonly gap: Gap | null;
  readonly unrecorded: Unrecorded | null;
  readonly configFault: string | null;
  show(alert: ShownAlert): void;
}

/** What has to be known at once, whatever part of the list is looked at; told to screen readers as it comes. */
export function News({ latest: [first, ...more], gap, unrecorded, configFault, show }: Props) {
  const faults = [
    gap && gapWords(gap),
    unrecorded && unrecordedWords(unrecorded),
    configFault && `The administrator's file cannot be used; what it said before goes on to hold. ${configFault}`,
  ];
  return (
    <div className="news" aria-live="assertive">
      {faults.map(
        (text) =>
          text && (
            <p key={text} className="bad fault">
              {text}
            </p>
          ),
      )}
      {first && (
        <p>
          <span>
            <strong>New: </strong>
            <AlertLine alert={first} most={longestInstructions} />
            {more.length > 0 && ` And ${more.length} more.`}
          </span>
          <button type="button" className="action" onClick={() => show(first)}>
            Show
          </button>
        </p>
      )}
    </div>
  );
}

function gapWords({ isConnected, since, why }: Gap): string {
  const at = timeWords(since.getTime());
  return `${isConnected ? 'No news' : 'Not connected'} since ${at}: new alerts do not reach you here. ${why}`;
}
