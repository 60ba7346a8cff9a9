import { useEffect, useRef } from 'react';

/** What a key does, by its name as `KeyboardEvent.key` has it. */
export type Keys = ReadonlyMap<string, () => void>;

/** Where keys have a meaning of their own; of a checkbox only the space bar has. */
const isTaken = (target: EventTarget | null, key: string): boolean =>
  target instanceof Element &&
  (target.closest('select, textarea, input:not([type=checkbox])') !== null ||
    (key === ' ' && target.closest('input') !== null));

/** Keys for the whole page, except where they are taken. */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const handle = (event: KeyboardEvent): void => {
      const action = latest.current.get(event.key);
      const { target, ctrlKey, metaKey, altKey } = event;
      if (!action || ctrlKey || metaKey || altKey || isTaken(target, event.key)) return;
      // Else space would also press the button that has the focus, and arrows scroll.
      event.preventDefault();
      if (event.type === 'keydown') action();
    };
    window.addEventListener('keydown', handle);
    window.addEventListener('keyup', handle);
    return () => {
      window.removeEventListener('keydown', handle);
      window.removeEventListener('keyup', handle);
    };
  }, []);
}
