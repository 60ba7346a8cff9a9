import type { SummaryLine } from '../../../recognizer/alert/rank.ts';
import { mandatoryReasons, type ReasonId, reasons } from '../../../recognizer/match/reasons.ts';

interface Props {
  readonly lines: readonly SummaryLine[];
  readonly total: number;
  readonly chosen: ReasonId | undefined;
  choose(reason: ReasonId | undefined): void;
}

/** How many alerts of each reason are open; press one to see those alone. */
export function Summary({ lines, total, chosen, choose }: Props) {
  return (
    <section className="panel summary" aria-label="Open alerts by reason">
      <h2>
        Open <span className="soft">not yet acknowledged</span>
      </h2>
      <div className="body">
        <button
          type="button"
          aria-pressed={!lines.some(({ reason }) => reason === chosen)}
          onClick={() => choose(undefined)}
        >
          <span>All</span> <span className="number">{total}</span>
        </button>
        {lines.map(({ reason, count }) => (
          <button
            key={reason}
            type="button"
            className={mandatoryReasons.includes(reason) ? 'pressing' : undefined}
            aria-pressed={reason === chosen}
            onClick={() => choose(reason === chosen ? undefined : reason)}
          >
            <span>{reasons[reason].label}</span> <span className="number">{count}</span>
          </button>
        ))}
      </div>
    </section>
  );
}
