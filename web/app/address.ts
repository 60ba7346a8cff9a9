import { useEffect, useState } from 'react';

/** The page that reads photographs. No run can have this id: ids are names of folders. */
export const readAddress = '#/read';
/** The page that shows a scenario to a camera. */
export const screenAddress = '#/screen';

/** The page of alerts; no run can have this id either. */
export const alertsAddress = '#/alerts';

/** What stands behind `#` in the address: a page, or the id of a run; nothing for the newest. */
export function useAddress(): string {
  const [hash, setHash] = useState(() => window.location.hash);
  useEffect(() => {
    const follow = () => setHash(window.location.hash);
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  return hash;
}
