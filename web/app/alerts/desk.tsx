import { useState } from 'react';
import { summaryOf } from '../../../recognizer/alert/rank.ts';
import { type ReasonId, reasons } from '../../../recognizer/match/reasons.ts';
import type { AlertsView, ShownAlert } from '../../api.ts';
import { AlertList } from './alert-list.tsx';
import { News } from './news.tsx';
import { SeenList } from './seen-list.tsx';
import { Settings } from './settings.tsx';
import { SoundPanel } from './sound-panel.tsx';
import { Summary } from './summary.tsx';
import { useAcknowledge } from './use-acknowledge.ts';
import { useArrivals } from './use-arrivals.ts';
import type { Memory } from './use-memory.ts';
import { useTitle } from './use-title.ts';
import type { Gap } from './use-watch.ts';

interface Props {
  readonly view: AlertsView;
  readonly gap: Gap | null;
  readonly memory: Memory;
}

/** What a person has before them: how many alerts of which reasons, and each; and how they are told. */
export function Desk({ view, gap, memory }: Props) {
  const { alerts, settings, configFault } = view;
  const { latest, unheard } = useArrivals(view, memory.known, memory.sound);
  const { open, unrecorded, acknowledge } = useAcknowledge(view, memory);
  const [reason, setReason] = useState<ReasonId>();
  /** Whom the person wants to see; anew at each press. */
  const [wanted, setWanted] = useState<{ readonly deliveryId: string }>();
  const summary = summaryOf(open);
  const shown = summary.some((line) => line.reason === reason)
    ? open.filter(({ entry }) => entry.reason === reason)
    : open;
  const show = ({ deliveryId, entry }: ShownAlert) => {
    if (entry.reason !== reason) setReason(undefined);
    setWanted({ deliveryId });
  };
  useTitle(`${gap ? '(not connected) ' : open.length > 0 ? `(${open.length}) ` : ''}Alerts`);

  return (
    <main className="desk">
      <aside className="side">
        <SoundPanel sound={memory.sound} isWanted={settings.sound} unheard={unheard} />
        <Summary lines={summary} total={open.length} chosen={reason} choose={setReason} />
        <Settings view={view} />
      </aside>
      <div className="lists">
        <News
          latest={latest.filter(({ deliveryId }) => open.some((one) => one.deliveryId === deliveryId))}
          gap={gap}
          unrecorded={unrecorded}
          configFault={configFault}
          show={show}
        />
        <AlertList
          alerts={shown}
          of={shown === open ? 'all reasons' : reasons[reason!].label}
          wanted={wanted}
          acknowledge={acknowledge}
        />
        <SeenList alerts={alerts.filter(({ seenMs }) => seenMs !== null)} />
      </div>
    </main>
  );
}
