import { type RefObject, useEffect, useRef, useState } from 'react';

interface Card {
  readonly deliveryId: string;
}

export interface ListFocus {
  readonly list: RefObject<HTMLOListElement | null>;
  readonly heading: RefObject<HTMLHeadingElement | null>;
  /** To a card's button once it is drawn; without one, to the heading. */
  goTo(card: Card | undefined): void;
}

/** Where the keyboard is in a list whose cards come and go, also by what another page of the same person does. */
export function useListFocus(wanted: Card | undefined): ListFocus {
  const list = useRef<HTMLOListElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const [next, setNext] = useState<{ readonly card: Card | undefined }>();
  /** The card that the keyboard was in last. */
  const within = useRef<Element | null>(null);

  useEffect(() => {
    if (wanted) partOf(list, wanted, 'h3')?.focus();
  }, [wanted]);
  useEffect(() => {
    if (next) ((next.card && partOf(list, next.card, 'button.seen')) ?? heading.current)?.focus();
  }, [next]);
  useEffect(() => {
    const note = ({ target }: FocusEvent) => {
      within.current = (target as Element).closest('[data-delivery]');
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, []);
  useEffect(() => {
    if (!within.current || within.current.isConnected) return;
    within.current = null;
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  });
  return { list, heading, goTo: (card) => setNext({ card }) };
}

const partOf = ({ current }: ListFocus['list'], { deliveryId }: Card, part: string): HTMLElement | null =>
  current?.querySelector<HTMLElement>(`[data-delivery="${deliveryId}"] ${part}`) ?? null;
