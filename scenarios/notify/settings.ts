/** Changes of settings between the two forms that they have: records of the recognizer's portal, events of a trace. */
import { type EventOf, eventSchemas } from '../../policy/trace.ts';
import { ownGroups } from '../../recognizer/alert/address.ts';
import {
  type CameraChoice,
  type Filter,
  type SettingsChange,
  type SettingsRecord,
  type Subscription,
  warningOf,
} from '../../recognizer/alert/settings.ts';
import { type ReasonId, reasonIds } from '../../recognizer/match/reasons.ts';
import type { UnnumberedEvent } from '../respond/port.ts';

export const settingsEventTypes = [
  'reasons.selected',
  'email.set',
  'sms.set',
  'sound.set',
  'cameras.selected',
] as const;
type SettingsEventType = (typeof settingsEventTypes)[number];
export type SettingsEvent = { [T in SettingsEventType]: Omit<EventOf<T>, 'seq'> }[SettingsEventType];

export const settingsEventSchemas = settingsEventTypes.map((type) => eventSchemas[type]);

export const isSettingsEvent = (event: UnnumberedEvent): event is SettingsEvent =>
  (settingsEventTypes as readonly string[]).includes(event.type);

/** An event with the warning that our portal shows before such a change. */
export const warned = (event: UnnumberedEvent): UnnumberedEvent => {
  const warning = event.type === 'reasons.selected' ? warningOf(changeOf(event)) : null;
  return warning === null ? event : ({ ...event, warning } as UnnumberedEvent);
};

/** What an event sets. */
export function changeOf(event: SettingsEvent): SettingsChange {
  switch (event.type) {
    case 'reasons.selected':
      return { key: 'reasons', value: event.active as readonly ReasonId[] };
    case 'cameras.selected':
      return { key: 'cameras', value: event.groups ?? (event.selection === 'own' ? ownGroups : 'all') };
    case 'sound.set':
      return { key: 'sound', value: event.enabled };
    case 'email.set':
      return { key: 'email', value: event.address === null ? null : subscription(event.address, event.only) };
    case 'sms.set':
      return { key: 'sms', value: event.enabled ? subscription(event.number ?? unknownNumber, event.only) : null };
  }
}

/** Stands for a number that the event does not tell. */
const unknownNumber = '+10000000000';

const subscription = (address: string, only: EventOf<'sms.set'>['only']): Subscription => ({
  address,
  reasons: (only?.reasons as readonly ReasonId[] | undefined) ?? reasonIds,
  cameras: only?.cameras ?? 'all',
});

/** The event of a change that was made. */
export function settingsEventOf({ person, by, change, warning }: SettingsRecord, tS: number): SettingsEvent {
  const setting = { tS, actor: person, ...(by !== person && { by }) };
  switch (change.key) {
    case 'reasons':
      return { type: 'reasons.selected', ...setting, active: [...change.value], ...(warning !== null && { warning }) };
    case 'cameras':
      return { type: 'cameras.selected', ...setting, ...selectionOf(change.value) };
    case 'sound':
      return { type: 'sound.set', ...setting, enabled: change.value };
    case 'email':
      return { type: 'email.set', ...setting, address: change.value?.address ?? null, ...onlyOf(change.value) };
    case 'sms':
      return {
        type: 'sms.set',
        ...setting,
        enabled: change.value !== null,
        ...(change.value && { number: change.value.address }),
        ...onlyOf(change.value),
      };
  }
}

function selectionOf(choice: CameraChoice) {
  if (choice === 'all') return { selection: 'all' as const };
  const isOwn = choice.every((group) => (ownGroups as readonly string[]).includes(group));
  return { selection: isOwn ? ('own' as const) : ('all' as const), groups: [...choice] };
}

function onlyOf(filter: Filter | null) {
  if (!filter || (filter.cameras === 'all' && reasonIds.every((reason) => filter.reasons.includes(reason)))) return {};
  const cameras = filter.cameras === 'all' ? ('all' as const) : [...filter.cameras];
  return { only: { reasons: [...filter.reasons], cameras } };
}
