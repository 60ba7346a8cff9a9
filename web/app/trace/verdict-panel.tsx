import { memo, useMemo, useState } from 'react';
import type { Verdict } from '../../../policy/engine/verdict.ts';
import type { TraceEvent } from '../../../policy/trace.ts';
import { outcomeTone, shownVerdicts, verdictKey } from '../../../scenarios/report/outcomes.ts';
import { alertOf, type Play } from '../data/play.ts';

interface Props {
  readonly play: Play;
  readonly event: TraceEvent;
  choose(event: TraceEvent): void;
}

/** The verdicts on an event's alert, or all of the run's, with the sentences of the order that they rest on. */
export const VerdictPanel = memo(function VerdictPanel({ play, event, choose }: Props) {
  const [all, setAll] = useState(false);
  const { verdicts } = play.run;
  const alert = alertOf(play, event);
  const own = useMemo(() => {
    const restsOnIt = ({ events }: Verdict) => events.includes(event.seq);
    const isOfAlert = ({ alertId, entryId }: Verdict) =>
      alertId === null ? entryId === alert?.entry.entryId : alertId === alert?.alertId;
    const found = shownVerdicts(verdicts.filter((verdict) => (alert ? isOfAlert(verdict) : restsOnIt(verdict))));
    // Those that rest on the event itself come first, in the same order.
    return [...found.filter(restsOnIt), ...found.filter((verdict) => !restsOnIt(verdict))];
  }, [verdicts, alert, event]);
  const shown = all ? shownVerdicts(verdicts) : own;
  return (
    <section className="panel verdicts" aria-label="Verdicts">
      <h2>
        Verdicts <span className="soft">{all ? 'of the whole run' : alert ? `on ${alert.alertId}` : ''}</span>
        <button type="button" className="quiet" aria-pressed={all} onClick={() => setAll(!all)}>
          {all ? 'only these' : `all ${shownVerdicts(verdicts).length}`}
        </button>
      </h2>
      <div className="body">
        {shown.length === 0 && (
          <p className="soft">None rests on this event. Alerts and what follows them have some.</p>
        )}
        {shown.map((verdict) => (
          <VerdictCard key={verdictKey(verdict)} verdict={verdict} play={play} event={event} choose={choose} />
        ))}
      </div>
    </section>
  );
});

function VerdictCard({ verdict, play, event, choose }: Props & { verdict: Verdict }) {
  const { outcome, strength, clauses, why, missing, inferred, excusedBy, events } = verdict;
  const quotes = excusedBy ? [...clauses, excusedBy] : clauses;
  return (
    <article className={`verdict ${outcomeTone[outcome]}`}>
      <h3>
        <span className="status">
          {outcome}
          {outcome === 'violated' && ` (${strength})`}
        </span>
        {clauses.map(({ id }) => id).join(', ')}
      </h3>
      <p>
        {why}
        {missing.length > 0 && ` Not known: ${missing.join('; ')}.`}
      </p>
      {inferred && <p className="soft">Inferred: {inferred}</p>}
      <details open={outcome === 'violated'}>
        <summary>What the order says</summary>
        {quotes.map(({ id, text }) => (
          <blockquote key={id}>
            <b>{id}</b> “{text}”
          </blockquote>
        ))}
      </details>
      <p className="rests">
        {events.map((seq) => (
          <button
            key={seq}
            type="button"
            className="quiet"
            aria-current={seq === event.seq || undefined}
            onClick={() => choose(play.run.trace[seq]!)}
          >
            #{seq}
          </button>
        ))}
      </p>
    </article>
  );
}
