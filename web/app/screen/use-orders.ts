import { useEffect, useState } from 'react';
import type { Show } from '../../../scenarios/hardware/screen/screen.ts';
import { type Order, ordersPath, showPath } from '../../screen-api.ts';
import { ask } from '../data/ask.ts';

export interface Connected {
  /** The number by which the server knows this page. */
  readonly page: number;
  readonly show: Show;
  /** What the server wants next: moments played, or pictures given; undefined while it wants nothing. */
  readonly task: Task | undefined;
}

export type Task = Extract<Order, { order: 'play' | 'give-pictures' }>;

export type Orders = 'connecting' | 'left' | 'refused' | Connected;

/** Follows the server's orders. When a run has ended and the next one begins, the page goes on with that one's scenario. */
export function useOrders(): Orders {
  const [orders, setOrders] = useState<Orders>('connecting');
  useEffect(() => {
    const source = new EventSource(ordersPath);
    source.onmessage = async ({ data }) => {
      const order = JSON.parse(data) as Order;
      if (order.order === 'leave') {
        source.close();
        setOrders('left');
      } else if (order.order === 'wait') {
        const show = (await (await ask(showPath)).json()) as Show;
        setOrders({ page: order.page, show, task: undefined });
      } else setOrders((now) => (typeof now === 'string' ? now : { ...now, task: order }));
    };
    // It connects again by itself, unless something else than a run's server answers.
    source.onerror = () => {
      if (source.readyState === EventSource.CLOSED) setOrders('refused');
    };
    return () => source.close();
  }, []);
  return orders;
}
