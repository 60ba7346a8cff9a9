import { useState } from 'react';
import type { ShownAlert } from '../../api.ts';
import { AlertCard } from './alert-card.tsx';
import { SeeAll } from './see-all.tsx';
import { useListFocus } from './use-list-focus.ts';

/** So many are drawn at first, and more at each press: of hundreds the most pressing come first anyway. */
const atOnce = 30;

interface Props {
  readonly alerts: readonly ShownAlert[];
  /** Of which reasons they are, in words. */
  readonly of: string;
  /** One to go to; another object each time. */
  readonly wanted: { readonly deliveryId: string } | undefined;
  acknowledge(deliveryIds: readonly string[]): void;
}

/** Alerts that nobody has acknowledged here, the most pressing first. */
export function AlertList({ alerts, of, wanted, acknowledge }: Props) {
  const [most, setMost] = useState(atOnce);
  const { list, heading, goTo } = useListFocus(wanted);
  const drawn = Math.max(most, 1 + alerts.findIndex(({ deliveryId }) => deliveryId === wanted?.deliveryId));
  /** Whoever goes through the list by keyboard stays in it. */
  const seen = (at: number) => {
    acknowledge([alerts[at]!.deliveryId]);
    goTo(alerts[at + 1] ?? alerts[at - 1]);
  };
  const seeAll = (deliveryIds: readonly string[]) => {
    acknowledge(deliveryIds);
    goTo(undefined);
  };
  const drawMore = () => {
    setMost(drawn + atOnce);
    goTo(alerts[drawn]);
  };
  return (
    <section className="panel open-alerts" aria-label="Open alerts">
      <div className="list-head">
        <h2 ref={heading} tabIndex={-1}>
          {alerts.length} open <span className="soft">of {of}, the most pressing first</span>
        </h2>
        {alerts.length > 1 && <SeeAll key={of} alerts={alerts} see={seeAll} />}
      </div>
      {alerts.length === 0 && <p className="body soft">Nothing is open. What comes appears here by itself.</p>}
      <ol ref={list} hidden={alerts.length === 0}>
        {alerts.slice(0, drawn).map((alert, at) => (
          <AlertCard key={alert.deliveryId} alert={alert} seen={() => seen(at)} />
        ))}
      </ol>
      {alerts.length > drawn && (
        <p className="body">
          <button type="button" className="action" onClick={drawMore}>
            Show {Math.min(atOnce, alerts.length - drawn)} more of {alerts.length - drawn}
          </button>
        </p>
      )}
    </section>
  );
}
