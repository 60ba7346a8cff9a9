/** Steps in which people set up their alerts (App.I.3), and what the trace says of them. */
import { ownGroups } from '../../recognizer/alert/address.ts';
import { changeFault, type SettingsChange, warningOf } from '../../recognizer/alert/settings.ts';
import { type ReasonId, reasonIds } from '../../recognizer/match/reasons.ts';
import { settingsEventOf } from '../notify/settings.ts';
import type { Taken } from './play.ts';
import type { StepOf, StepRefusal } from './schema.ts';
import { deskTime, type Town } from './town.ts';

type Setting = StepOf<'select-reasons' | 'set-email' | 'set-sms' | 'set-sound' | 'select-cameras'>;

/** Changes a setting by the rules of the settings; what they warn of and the user does all the same is on the record. */
export function setUp(town: Town, step: Setting, at: string): Taken {
  const change = changeOf(step);
  const fault = changeFault(change, town.agency);
  const code: StepRefusal = step.do === 'select-cameras' ? 'camera-group' : 'address';
  const refused = fault ? [{ code, words: `${fault.what}; expected ${fault.expected}` }].filter(town.holds) : [];
  if (refused.length > 0) return { events: [], refused };
  const record = { person: step.by, by: step.by, at, change, warning: warningOf(change) };
  return { events: [settingsEventOf(record, town.secondsOf(deskTime(at)))] };
}

function changeOf(step: Setting): SettingsChange {
  const everything = { reasons: reasonIds, cameras: 'all' as const };
  switch (step.do) {
    case 'select-reasons':
      return { key: 'reasons', value: step.active as ReasonId[] };
    case 'set-email':
      return { key: 'email', value: step.address === null ? null : { address: step.address, ...everything } };
    case 'set-sms':
      return { key: 'sms', value: step.number === null ? null : { address: step.number, ...everything } };
    case 'set-sound':
      return { key: 'sound', value: step.enabled };
    case 'select-cameras':
      return { key: 'cameras', value: step.selection === 'own' ? ownGroups : 'all' };
  }
}
