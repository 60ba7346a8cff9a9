/**
 * What each user has set of their own alerts (General Order 12.10, Appendix I.3): notification reasons, cameras, text and
 * e-mail. Settings are never overwritten: they are what their changes add up to, and each change says who made it, when,
 * and of what the user was warned.
 */
import { mandatoryReasons, type ReasonId, reasonIds, reasons } from '../match/reasons.ts';
import { type Agency, addressFault } from './address.ts';

/** Names of groups of cameras, or all cameras. */
export type CameraChoice = readonly string[] | 'all';

/** Which alerts are meant: of these reasons, from these cameras. */
export interface Filter {
  readonly reasons: readonly ReasonId[];
  readonly cameras: CameraChoice;
}

/** A channel that a user turned on; it carries what their settings let through and the filter, too. */
export interface Subscription extends Filter {
  /** A telephone number (E.164), or an e-mail address. */
  readonly address: string;
}

/** A user's settings. In-app notices cannot be turned off, only their sound: the ECC and supervisors monitor alerts (IV.G.a, IV.I.a). */
export interface UserSettings extends Filter {
  readonly sound: boolean;
  readonly sms: Subscription | null;
  readonly email: Subscription | null;
}

/** Who has set nothing gets every alert of every camera in the application, with sound. */
export const defaultSettings: UserSettings = {
  reasons: reasonIds,
  cameras: 'all',
  sound: true,
  sms: null,
  email: null,
};

/** One thing set anew. */
export type SettingsChange = {
  [Key in keyof UserSettings]: { readonly key: Key; readonly value: UserSettings[Key] };
}[keyof UserSettings];

/** A change that was made. */
export interface SettingsRecord {
  /** Whose settings. */
  readonly person: string;
  /** Who changed them. */
  readonly by: string;
  /** ISO 8601. */
  readonly at: string;
  readonly change: SettingsChange;
  /** The warning that the user was shown, and went on despite; null where there was nothing to warn of. */
  readonly warning: string | null;
}

/** A person's settings after these records, in their order; those of other people are passed over. */
export function settingsOf(person: string, records: readonly SettingsRecord[]): UserSettings {
  const own = records.filter((record) => record.person === person);
  return { ...defaultSettings, ...Object.fromEntries(own.map(({ change }) => [change.key, change.value])) };
}

/** Warns of turning off a reason that has to be active (App.I.1.a); null where the change does not. */
export function warningOf(change: SettingsChange): string | null {
  if (change.key !== 'reasons') return null;
  const off = mandatoryReasons.filter((reason) => !change.value.includes(reason));
  if (off.length === 0) return null;
  const names = off.map((reason) => reasons[reason].label).join(', ');
  return `General Order 12.10, App.I.1.a, requires these notification reasons to be active: ${names}. Whoever turns one off goes on record.`;
}

/** Why a change must not be made, and what would be right; null where it may. */
export function changeFault(
  change: SettingsChange,
  agency: Agency,
): { readonly what: string; readonly expected: string } | null {
  const channel = change.key === 'sms' || change.key === 'email' ? change.value : null;
  const choice = change.key === 'cameras' ? change.value : (channel?.cameras ?? 'all');
  const expected = `all, or of: ${Object.keys(agency.cameraGroups).join(', ')}`;
  if (choice.length === 0) return { what: 'no cameras are chosen, and so no alerts', expected };
  if (channel?.reasons.length === 0)
    return { what: 'no reasons are chosen, and so no alerts', expected: 'one at least, or off' };
  const [unknown] = unknownIn(choice, agency);
  if (unknown !== undefined) return { what: `there is no camera group "${unknown}"`, expected };
  return (change.key === 'sms' || change.key === 'email') && change.value
    ? addressFault(change.key, change.value.address, agency)
    : null;
}

const unknownIn = (choice: CameraChoice, { cameraGroups }: Pick<Agency, 'cameraGroups'>): string[] =>
  choice === 'all' ? [] : choice.filter((name) => !Object.hasOwn(cameraGroups, name));

/** Groups of cameras that were chosen and are not there: renamed or taken away since, they let no alert through. */
export const groupsGone = ({ cameras, sms, email }: UserSettings, agency: Pick<Agency, 'cameraGroups'>): string[] => [
  ...new Set([cameras, sms?.cameras ?? [], email?.cameras ?? []].flatMap((choice) => unknownIn(choice, agency))),
];
