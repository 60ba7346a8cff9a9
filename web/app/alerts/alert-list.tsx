import { useRef, useState } from 'react';
import type { ShownAlert } from '../../api.ts';
import { AlertCard } from './alert-card.tsx';

/** So many are drawn at first, and more at each press: of hundreds the most pressing come first anyway. */
const atOnce = 30;

interface Props {
  readonly alerts: readonly ShownAlert[];
  /** Of which reasons they are, in words. */
  readonly of: string;
  acknowledge(deliveryIds: readonly string[]): void;
}

/** Alerts that nobody has acknowledged here, the most pressing first. */
export function AlertList({ alerts, of, acknowledge }: Props) {
  const [most, setMost] = useState(atOnce);
  const list = useRef<HTMLOListElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  /** Whoever goes through the list by keyboard stays in it. */
  const seen = (at: number) => {
    const next = alerts[at + 1] ?? alerts[at - 1];
    acknowledge([alerts[at]!.deliveryId]);
    const button = next && list.current?.querySelector<HTMLElement>(`[data-delivery="${next.deliveryId}"] button.seen`);
    (button ?? heading.current)?.focus();
  };
  return (
    <section className="panel open-alerts" aria-label="Open alerts">
      <h2 ref={heading} tabIndex={-1}>
        {alerts.length} open <span className="soft">of {of}, the most pressing first</span>
        {alerts.length > 1 && (
          <SeeAll key={of} count={alerts.length} see={() => acknowledge(alerts.map(({ deliveryId }) => deliveryId))} />
        )}
      </h2>
      {alerts.length === 0 && <p className="body soft">Nothing is open. What comes appears here by itself.</p>}
      <ol ref={list}>
        {alerts.slice(0, most).map((alert, at) => (
          <AlertCard key={alert.deliveryId} alert={alert} seen={() => seen(at)} />
        ))}
      </ol>
      {alerts.length > most && (
        <p className="body">
          <button type="button" className="action" onClick={() => setMost(most + atOnce)}>
            Show {Math.min(atOnce, alerts.length - most)} more of {alerts.length - most}
          </button>
        </p>
      )}
    </section>
  );
}

/** Acknowledges all at once, if that is truly meant: it cannot be taken back. */
function SeeAll({ count, see }: { count: number; see: () => void }) {
  const [isAsked, setIsAsked] = useState(false);
  if (!isAsked)
    return (
      <button type="button" className="quiet see-all" onClick={() => setIsAsked(true)}>
        All {count} seen …
      </button>
    );
  const answer = (isMeant: boolean) => {
    setIsAsked(false);
    if (isMeant) see();
  };
  return (
    <span className="ask see-all">
      <button type="button" className="quiet bad" onClick={() => answer(true)}>
        Yes, I have seen all {count}
      </button>
      <button type="button" className="quiet" onClick={() => answer(false)}>
        No
      </button>
    </span>
  );
}
