import type { Subscription } from '../../../recognizer/alert/settings.ts';
import { reasonIds } from '../../../recognizer/match/reasons.ts';
import { FilterFields } from './filter-fields.tsx';

interface Props {
  readonly title: string;
  readonly type: 'email' | 'tel';
  /** Which addresses may be set. */
  readonly note: string;
  readonly subscription: Subscription | null;
  readonly cameraGroups: readonly string[];
  set(subscription: Subscription | null): void;
}

/** A channel beside the application, on or off, with its address and what it carries. */
export function ChannelFields({ title, type, note, subscription, cameraGroups, set }: Props) {
  const turn = (isOn: boolean) => set(isOn ? { address: '', reasons: reasonIds, cameras: 'all' } : null);
  return (
    <div className="channel">
      <label className="check">
        <input type="checkbox" checked={subscription !== null} onChange={({ target }) => turn(target.checked)} />
        {title} alerts
      </label>
      {subscription && (
        <>
          <label>
            Address <span className="soft">{note}</span>
            <input
              type={type}
              required
              value={subscription.address}
              onChange={({ target }) => set({ ...subscription, address: target.value })}
            />
          </label>
          <details>
            <summary>{title} for some of them only</summary>
            <FilterFields
              legend={`${title} of`}
              filter={subscription}
              cameraGroups={cameraGroups}
              set={(some) => set({ ...subscription, ...some })}
            />
          </details>
        </>
      )}
    </div>
  );
}
