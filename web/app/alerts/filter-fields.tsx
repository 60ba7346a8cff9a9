import type { Filter } from '../../../recognizer/alert/settings.ts';
import { mandatoryReasons, reasonIds, reasons } from '../../../recognizer/match/reasons.ts';

interface Props {
  readonly legend: string;
  readonly filter: Filter;
  readonly cameraGroups: readonly string[];
  set(some: Partial<Filter>): void;
}

/** Reasons (App.I.3.a) and cameras (App.I.3.b) to choose. */
export function FilterFields({ legend, filter, cameraGroups, set }: Props) {
  const { reasons: active, cameras } = filter;
  const chosen = cameras === 'all' ? [] : cameras;
  return (
    <>
      <fieldset>
        <legend>{legend}</legend>
        {reasonIds.map((reason) => (
          <label key={reason} className="check">
            <input
              type="checkbox"
              checked={active.includes(reason)}
              onChange={({ target }) =>
                set({ reasons: reasonIds.filter((one) => (one === reason ? target.checked : active.includes(one))) })
              }
            />
            {reasons[reason].label}
            {mandatoryReasons.includes(reason) && <span className="soft"> required, App.I.1.a</span>}
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>From cameras</legend>
        <label className="check">
          <input
            type="checkbox"
            checked={cameras === 'all'}
            onChange={({ target }) => set({ cameras: target.checked ? 'all' : [] })}
          />
          all
        </label>
        {cameraGroups.map((group) => (
          <label key={group} className="check">
            <input
              type="checkbox"
              disabled={cameras === 'all'}
              checked={chosen.includes(group)}
              onChange={({ target }) =>
                set({ cameras: cameraGroups.filter((one) => (one === group ? target.checked : chosen.includes(one))) })
              }
            />
            {group}
          </label>
        ))}
      </fieldset>
    </>
  );
}
