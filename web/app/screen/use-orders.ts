import { useEffect, useState } from 'react';
import { type Order, ordersPath, showPath } from '../../../scenarios/hardware/screen/messages.ts';
import type { Show } from '../../../scenarios/hardware/screen/screen.ts';
import { ask } from '../data/ask.ts';
import { askClock, type ServerClock } from './tell.ts';

export interface Connected {
  /** By which the server knows this page. */
  readonly page: string;
  readonly show: Show;
  readonly clock: ServerClock;
  /** The moment to be shown now; null while nothing is played. */
  readonly index: number | null;
  /** Moments whose pictures the server wants. */
  readonly wanted: readonly number[];
}

export type Orders = 'connecting' | 'left' | 'refused' | Connected;

/** Follows the server's orders. When a run has ended and the next one begins, the page goes on with that one's scenario. */
export function useOrders(): Orders {
  const [orders, setOrders] = useState<Orders>('connecting');
  useEffect(() => {
    const source = new EventSource(ordersPath);
    const change = (changed: Partial<Connected>) =>
      setOrders((now) => (typeof now === 'string' ? now : { ...now, ...changed }));
    source.onmessage = ({ data }) => {
      const order = JSON.parse(data) as Order;
      if (order.order === 'show') change({ index: order.index });
      else if (order.order === 'give-pictures') change({ wanted: order.indices });
      else if (order.order === 'leave') {
        source.close();
        setOrders('left');
      } else begin(order.page).then(setOrders, () => {});
    };
    // It connects again by itself, and begins anew, unless something else than a run's server answers.
    source.onerror = () => {
      if (source.readyState === EventSource.CLOSED) setOrders('refused');
      else change({ index: null });
    };
    return () => source.close();
  }, []);
  return orders;
}

async function begin(page: string): Promise<Connected> {
  // Each run's server has a clock of its own.
  const [show, clock] = await Promise.all([ask(showPath).then((answer) => answer.json() as Promise<Show>), askClock()]);
  return { page, show, clock, index: null, wanted: [] };
}
