import { Fragment, memo, useEffect, useRef } from 'react';
import type { TraceEvent } from '../../../policy/trace.ts';
import { describeEvent } from '../../../scenarios/report/wording.ts';
import { clockText } from '../clock/time-scale.ts';
import { alertOf, type Play } from '../data/play.ts';

interface Props {
  readonly play: Play;
  readonly shown: TraceEvent;
  choose(event: TraceEvent): void;
}

/** Every event of the run; the current one is marked and kept in view. */
export const TraceList = memo(function TraceList({ play, shown, choose }: Props) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const row = list.current?.children[shown.seq];
    if (!(row instanceof HTMLElement) || !list.current) return;
    const { offsetTop, offsetHeight } = row;
    list.current.scrollTo({ top: offsetTop + offsetHeight / 2 - list.current.clientHeight / 2 });
  }, [shown]);
  return (
    <section className="panel trace" aria-label="Trace">
      <h2>
        Trace <span className="soft">{play.run.trace.length} events</span>
      </h2>
      <ol ref={list}>
        {play.run.trace.map((event) => (
          <Row key={event.seq} event={event} play={play} isShown={event === shown} choose={choose} />
        ))}
      </ol>
    </section>
  );
});

const Row = memo(function Row({
  event,
  play,
  isShown,
  choose,
}: {
  event: TraceEvent;
  play: Play;
  isShown: boolean;
  choose: Props['choose'];
}) {
  const alert = alertOf(play, event);
  const clauses = play.violationsOf.get(event.seq)?.flatMap((verdict) => verdict.clauses) ?? [];
  const broken = new Map(clauses.map(({ id, text }) => [id, text]));
  return (
    <li className={`event ${event.type.replace('.', '-')}`} aria-current={isShown || undefined}>
      <button type="button" onClick={() => choose(event)}>
        <span className="number">{clockText(event.tS)}</span>
        <AlertBadge number={alert && play.alerts.indexOf(alert) + 1} />
        <span>
          {describeEvent(event)}
          {[...broken].map(([id, text]) => (
            <Fragment key={id}>
              {' '}
              <b className="broken" title={text}>
                {id}
              </b>
            </Fragment>
          ))}
        </span>
      </button>
    </li>
  );
});

/** An alert's number in its colour; empty for what belongs to none. */
function AlertBadge({ number }: { number: number | undefined }) {
  return (
    <span className="badge" data-alert={number && (number - 1) % 4}>
      {number}
    </span>
  );
}
