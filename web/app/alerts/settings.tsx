import { useState } from 'react';
import type { AlertsView } from '../../api.ts';
import { SettingsForm } from './settings-form.tsx';

/** The person's own settings (App.I.3): shown, and changed on the record. */
export function Settings({ view }: { view: AlertsView }) {
  const [recorded, setRecorded] = useState<string>();
  return (
    <details className="panel settings">
      <summary>
        Your settings <span className="soft">App.I.3</span>
      </summary>
      <SettingsForm key={JSON.stringify(view.settings)} view={view} tellRecorded={setRecorded} />
      <p className="body good" role="status">
        {recorded}
      </p>
    </details>
  );
}
