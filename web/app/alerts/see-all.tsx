import { useEffect, useRef, useState } from 'react';
import type { ShownAlert } from '../../api.ts';

interface Props {
  readonly alerts: readonly ShownAlert[];
  see(deliveryIds: readonly string[]): void;
}

/** Acknowledges all at once, if that is truly meant: it cannot be taken back. What comes after it was asked is not meant. */
export function SeeAll({ alerts, see }: Props) {
  const [asked, setAsked] = useState<readonly string[]>();
  const no = useRef<HTMLButtonElement>(null);
  const ask = useRef<HTMLButtonElement>(null);
  const wasAsked = useRef(false);
  // The button that was pressed is gone: the keyboard stays here, and a second press by mistake does nothing.
  useEffect(() => {
    if (asked) no.current?.focus();
    else if (wasAsked.current) ask.current?.focus();
    wasAsked.current = asked !== undefined;
  }, [asked]);
  if (!asked)
    return (
      <p className="see-all">
        <button
          ref={ask}
          type="button"
          className="quiet"
          onClick={() => setAsked(alerts.map(({ deliveryId }) => deliveryId))}
        >
          All {alerts.length} seen …
        </button>
      </p>
    );
  const yes = () => {
    setAsked(undefined);
    see(asked);
  };
  return (
    <p className="ask see-all">
      <button type="button" className="quiet bad" onClick={yes}>
        Yes, I have seen all {asked.length}
      </button>
      <button ref={no} type="button" className="quiet" onClick={() => setAsked(undefined)}>
        No
      </button>
    </p>
  );
}
