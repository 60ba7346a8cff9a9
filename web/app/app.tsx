import { readAddress, useAddress } from './address.ts';
import { ReadPage } from './read/read-page.tsx';
import { RunsPage } from './runs-page.tsx';

export function App() {
  const address = useAddress();
  if (address === readAddress) return <ReadPage />;
  return <RunsPage addressed={decodeURIComponent(address.slice(1))} />;
}
