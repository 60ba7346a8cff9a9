import type { ReactNode } from 'react';

/** Says something in the place of what cannot be shown. */
export function Notice({ title, text, children }: { title: string; text?: string; children?: ReactNode }) {
  return (
    <div className="notice" role="status">
      <h2>{title}</h2>
      {text && <p className="fault">{text}</p>}
      {children}
    </div>
  );
}
