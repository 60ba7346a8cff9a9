import { type FormEvent, useState } from 'react';
import type { SettingsChange, UserSettings } from '../../../recognizer/alert/settings.ts';
import { mandatoryReasons, reasonIds } from '../../../recognizer/match/reasons.ts';
import { type AlertsView, type SettingsAnswer, type SettingsRequest, settingsPath } from '../../api.ts';
import { ChannelFields } from './channel-fields.tsx';
import { FilterFields } from './filter-fields.tsx';
import { post } from './post.ts';
import { Warning } from './warning.tsx';

interface Props {
  readonly view: AlertsView;
  tellRecorded(words: string | undefined): void;
}

/** Begins with the settings as they are, and records what is another in the end; where the order warns, not before it is meant. */
export function SettingsForm({ view: { person, settings, cameraGroups, workDomains }, tellRecorded }: Props) {
  const [draft, setDraft] = useState<UserSettings>(settings);
  const [answer, setAnswer] = useState<SettingsAnswer>();
  const [fault, setFault] = useState<string>();
  const changes = changesBetween(settings, draft);
  const set = (some: Partial<UserSettings>) => setDraft({ ...draft, ...some });

  const save = async (despiteWarning: boolean) => {
    tellRecorded(undefined);
    setFault(undefined);
    try {
      const request: SettingsRequest = { person: person.id, changes, despiteWarning };
      const response = await post(settingsPath, request, [409, 422]);
      setAnswer(response.ok ? undefined : await response.json());
      if (response.ok) tellRecorded(`Recorded: ${changes.map(({ key }) => key).join(', ')}.`);
    } catch (error) {
      setAnswer(undefined);
      setFault((error as Error).message);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save(false);
  };
  const answerWarning = (isMeant: boolean) => {
    setAnswer(undefined);
    if (isMeant) void save(true);
    else
      set({
        reasons: reasonIds.filter(
          (one) => draft.reasons.includes(one) || (mandatoryReasons.includes(one) && settings.reasons.includes(one)),
        ),
      });
  };
  const faults = answer?.faults.map(({ what, expected }) => `${what}; expected: ${expected}`) ?? [];
  const isWarned = answer !== undefined && answer.warnings.length > 0 && faults.length === 0;

  return (
    <form className="body" onSubmit={submit}>
      <FilterFields legend="Reasons that alert you" filter={draft} cameraGroups={cameraGroups} set={set} />
      <label className="check">
        <input type="checkbox" checked={draft.sound} onChange={({ target }) => set({ sound: target.checked })} />
        Alerts sound
      </label>
      <ChannelFields
        title="E-mail"
        type="email"
        note={`a work address, at ${workDomains.join(' or ') || 'no domain: none is configured'}`}
        subscription={draft.email}
        cameraGroups={cameraGroups}
        set={(email) => set({ email })}
      />
      <ChannelFields
        title="SMS"
        type="tel"
        note="as +18605550123"
        subscription={draft.sms}
        cameraGroups={cameraGroups}
        set={(sms) => set({ sms })}
      />
      {[...faults, fault].map(
        (text) =>
          text && (
            <p key={text} role="alert" className="bad fault">
              {text}
            </p>
          ),
      )}
      <button type="submit" className="action" disabled={changes.length === 0}>
        {changes.length === 0 ? 'Nothing to record' : `Record ${changes.map(({ key }) => key).join(', ')}`}
      </button>
      {isWarned && <Warning warnings={answer.warnings} answer={answerWarning} />}
    </form>
  );
}

/** Each setting that is another now. */
function changesBetween(before: UserSettings, now: UserSettings): SettingsChange[] {
  const keys = ['reasons', 'cameras', 'sound', 'email', 'sms'] as const;
  return keys
    .filter((key) => JSON.stringify(before[key]) !== JSON.stringify(now[key]))
    .map((key) => ({ key, value: now[key] }) as SettingsChange);
}
