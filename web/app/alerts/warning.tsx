import { useEffect, useRef } from 'react';

interface Props {
  readonly warnings: readonly string[];
  answer(isMeant: boolean): void;
}

/** Warns before something is recorded. */
export function Warning({ warnings, answer }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="warning" aria-labelledby="warning-title" onCancel={() => answer(false)}>
      <h2 id="warning-title">Required by the order</h2>
      {warnings.map((warning) => (
        <p key={warning}>{warning}</p>
      ))}
      <p className="soft">Nothing has been changed yet.</p>
      <div className="ask">
        <button type="button" className="action" onClick={() => answer(false)}>
          Keep them on
        </button>
        <button type="button" className="quiet bad" onClick={() => answer(true)}>
          Turn off all the same, on the record
        </button>
      </div>
    </dialog>
  );
}
