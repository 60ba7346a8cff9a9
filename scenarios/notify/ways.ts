/** By which agency an alert reaches the modelled people: their settings, as a scenario has them, put to the recognizer's own code. */
import { listParameter } from '../../policy/facts/scene.ts';
import type { Pack } from '../../policy/pack/schema.ts';
import type { EventOf } from '../../policy/trace.ts';
import { ownGroups } from '../../recognizer/alert/address.ts';
import type { AlertNotice } from '../../recognizer/alert/ports.ts';
import { type SettingsRecord, settingsOf } from '../../recognizer/alert/settings.ts';
import { permitFor } from '../../recognizer/alert/subscriptions.ts';
import { type ReasonId, reasonIds } from '../../recognizer/match/reasons.ts';
import type { ResponseInput, UnnumberedEvent, Way } from '../respond/port.ts';
import { changeOf, isSettingsEvent } from './settings.ts';

type Cameras = NonNullable<EventOf<'trace.started'>['cameras']>;

/**
 * The ways of each alert to each person, by what the events have set until it is raised. E-mail goes to the work addresses
 * of the order's own parameter.
 *
 * @param events among them the changes of settings; by time, those of one time in their order
 */
export function waysFor(pack: Pack, events: readonly UnnumberedEvent[], cameras: Cameras): ResponseInput['waysTo'] {
  const changes = events.filter(isSettingsEvent).toSorted((a, b) => a.tS - b.tS);
  const ownCameras = cameras.flatMap(({ id, owner }) => (owner === 'own' ? id : []));
  const agency = {
    workDomains: workDomainsOf(pack),
    cameraGroups: Object.fromEntries(ownGroups.map((group) => [group, ownCameras])),
  };
  return (person, alert) => {
    const made = changes
      .filter(({ tS, actor }) => tS <= alert.tS && actor === person)
      .map((event): SettingsRecord => ({ person, by: person, at: '', change: changeOf(event), warning: null }));
    const own = settingsOf(person, made);
    // What is not on the list of reasons, nobody can turn off.
    const isListed = (reasonIds as readonly string[]).includes(alert.entry.reason);
    const settings = isListed ? own : { ...own, reasons: [alert.entry.reason as ReasonId] };
    return (['in-app', 'sms', 'email'] as const).flatMap((channel): Way[] => {
      const permit = permitFor(channel, person, settings, noticeOf(alert), agency);
      return 'address' in permit ? [{ channel, address: permit.address, sound: settings.sound }] : [];
    });
  };
}

/** Where the order lets e-mail go (App.I.3). */
export const workDomainsOf = (pack: Pack): readonly string[] =>
  pack.parameters.has('work-email-domains') ? listParameter(pack, 'work-email-domains') : [];

/** An alert of a trace, of which nobody asks how likely it was. */
const noticeOf = ({
  alertId,
  hitId,
  readId,
  cameraId = '',
  plateRead,
  stateRead,
  entry,
}: Omit<EventOf<'alert'>, 'seq'>): AlertNotice => ({
  source: '',
  alertId,
  hitId,
  readId,
  at: '',
  cameraId,
  plateRead,
  stateRead,
  match: plateRead === entry.plate ? 'exact' : 'confusable',
  likelihoodRatio: 1,
  entry: { ...entry, reason: entry.reason as ReasonId },
});
