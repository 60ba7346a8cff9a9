import { alertsAddress, readAddress, screenAddress, useAddress } from './address.ts';
import { AlertsPage } from './alerts/alerts-page.tsx';
import { ReadPage } from './read/read-page.tsx';
import { RunsPage } from './runs-page.tsx';
import { ScreenPage } from './screen/screen-page.tsx';

export function App() {
  const address = useAddress();
  if (address === readAddress) return <ReadPage />;
  if (address === alertsAddress) return <AlertsPage />;
  if (address === screenAddress) return <ScreenPage />;
  return <RunsPage addressed={decodeURIComponent(address.slice(1))} />;
}
