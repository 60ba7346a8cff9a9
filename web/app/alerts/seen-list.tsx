import type { ShownAlert } from '../../api.ts';
import { AlertLine } from './alert-line.tsx';
import { timeWords } from './words.ts';

/** What the person has acknowledged in this shift, the latest first. */
export function SeenList({ alerts }: { alerts: readonly ShownAlert[] }) {
  if (alerts.length === 0) return null;
  return (
    <details className="panel seen-alerts">
      <summary>{alerts.length} seen in the last 12 hours</summary>
      <ol>
        {alerts
          .toSorted((a, b) => b.seenMs! - a.seenMs!)
          .map((alert) => (
            <li key={alert.deliveryId}>
              <span className="soft">{timeWords(alert.seenMs!)}</span> <AlertLine alert={alert} />
            </li>
          ))}
      </ol>
    </details>
  );
}
