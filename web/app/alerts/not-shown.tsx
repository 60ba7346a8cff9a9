import { type Fault, formatPlace } from '../../../base/errors.ts';
import { Notice } from '../notice.tsx';

interface Props {
  readonly why: string;
  readonly faults: readonly Fault[];
}

/** Why nobody can have alerts here yet, and what makes that there is nothing in the way; the page looks again by itself. */
export function NotShown({ why, faults }: Props) {
  if (faults.length === 0) return <Notice title="Alerts cannot be shown" text={why} />;
  return (
    <Notice title="Alerts are not set up here yet">
      <dl className="set-up">
        {faults.map(({ what, where, expected }) => (
          <div key={`${formatPlace(where)} ${what}`}>
            <dt>
              {what} <code>{formatPlace(where)}</code>
            </dt>
            {expected && <dd>Expected: {expected}</dd>}
          </div>
        ))}
      </dl>
      <p className="soft">This page goes on by itself once it is there.</p>
    </Notice>
  );
}
