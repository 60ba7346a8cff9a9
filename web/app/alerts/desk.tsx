import { useEffect, useState } from 'react';
import { lineOf } from '../../../recognizer/alert/message.ts';
import { summaryOf } from '../../../recognizer/alert/rank.ts';
import { type ReasonId, reasons } from '../../../recognizer/match/reasons.ts';
import { type AlertsView, seenPath } from '../../api.ts';
import { AlertList } from './alert-list.tsx';
import { post } from './post.ts';
import { SeenList } from './seen-list.tsx';
import { Settings } from './settings.tsx';
import { SoundPanel } from './sound-panel.tsx';
import { Summary } from './summary.tsx';
import { useArrivals } from './use-arrivals.ts';
import { useSound } from './use-sound.ts';

/** What a person has before them: how many alerts of which reasons, and each; and how they are told. */
export function Desk({ view, fault }: { view: AlertsView; fault: string | null }) {
  const { alerts, settings } = view;
  const sound = useSound();
  const { latest, unheard } = useArrivals(alerts, sound, settings.sound);
  const [reason, setReason] = useState<ReasonId>();
  /** Acknowledged, before the server has shown them as seen. */
  const [seenHere, setSeenHere] = useState<ReadonlySet<string>>(new Set());
  const [seenFault, setSeenFault] = useState<string>();
  const open = alerts.filter(({ deliveryId, seenMs }) => seenMs === null && !seenHere.has(deliveryId));
  const summary = summaryOf(open);
  const shown = summary.some((line) => line.reason === reason)
    ? open.filter(({ entry }) => entry.reason === reason)
    : open;

  useEffect(() => {
    document.title = `${open.length > 0 ? `(${open.length}) ` : ''}Alerts · Gantry studio`;
    return () => {
      document.title = 'Gantry studio';
    };
  }, [open.length]);

  const acknowledge = async (deliveryIds: readonly string[]) => {
    setSeenHere((before) => new Set([...before, ...deliveryIds]));
    try {
      await post(seenPath, { deliveryIds });
      setSeenFault(undefined);
    } catch (error) {
      setSeenHere((before) => new Set([...before].filter((id) => !deliveryIds.includes(id))));
      setSeenFault(`Not recorded as seen: ${(error as Error).message}`);
    }
  };

  return (
    <main className="desk">
      <div className="news" aria-live="assertive">
        {latest[0] && (
          <p>
            <strong>New: </strong>
            {lineOf(latest[0])}
            {latest.length > 1 && ` And ${latest.length - 1} more.`}
          </p>
        )}
        {[fault && `What is shown may be behind: ${fault}`, seenFault].map(
          (text) =>
            text && (
              <p key={text} className="bad fault">
                {text}
              </p>
            ),
        )}
      </div>
      <aside className="side">
        <SoundPanel sound={sound} isWanted={settings.sound} unheard={unheard} />
        <Summary lines={summary} total={open.length} chosen={reason} choose={setReason} />
        <Settings view={view} />
      </aside>
      <div className="lists">
        <AlertList
          alerts={shown}
          of={shown === open ? 'all reasons' : reasons[reason!].label}
          acknowledge={acknowledge}
        />
        <SeenList alerts={alerts.filter(({ seenMs }) => seenMs !== null)} />
      </div>
    </main>
  );
}
