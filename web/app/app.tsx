import { readAddress, screenAddress, useAddress } from './address.ts';
import { ReadPage } from './read/read-page.tsx';
import { RunsPage } from './runs-page.tsx';
import { ScreenPage } from './screen/screen-page.tsx';

export function App() {
  const address = useAddress();
  if (address === readAddress) return <ReadPage />;
  if (address === screenAddress) return <ScreenPage />;
  return <RunsPage addressed={decodeURIComponent(address.slice(1))} />;
}
