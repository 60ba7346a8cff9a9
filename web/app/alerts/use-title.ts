import { useEffect } from 'react';

/** What the browser's tab says while a part of the page is there. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Gantry studio`;
    return () => {
      document.title = 'Gantry studio';
    };
  }, [title]);
}
