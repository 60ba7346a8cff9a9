import { InputError } from '../../base/errors.ts';
import { changeSettings } from '../../recognizer/alert/change-settings.ts';
import {
  type CameraChoice,
  type SettingsChange,
  settingsOf,
  type UserSettings,
} from '../../recognizer/alert/settings.ts';
import { overseer } from '../../recognizer/investigate/authority.ts';
import { type ReasonId, reasonIds, reasonOf } from '../../recognizer/match/reasons.ts';
import { ledgerOn } from '../../store/ledger.ts';
import { exitCode } from '../exit-code.ts';
import { checkPerson, type StoreOptions, say, withOffice } from './with-store.ts';

interface Options extends StoreOptions {
  readonly as: string;
  readonly on?: string;
  readonly off?: string;
  readonly cameras?: string;
  readonly sound?: string;
  readonly email?: string;
  readonly sms?: string;
  readonly onlyReasons?: string;
  readonly onlyCameras?: string;
  readonly despiteWarning?: true;
}

/** Records the changes that the options ask for: all or, where one is not allowed or warned of, none. */
export const setSettings = (person: string, options: Options): Promise<void> =>
  withOffice(options, async ({ config, database, book, ...office }) => {
    const people = await office.people();
    checkPerson(person, people, database);
    checkPerson(options.as, people, database);
    if (options.as !== person) await overseer(ledgerOn(database), options.as, 'App.I.3');
    const changes = changesOf(options, settingsOf(person, await book.records()));
    const { isRecorded, faults, warnings } = await changeSettings(book, config, {
      person,
      by: options.as,
      at: new Date().toISOString(),
      changes,
      despiteWarning: options.despiteWarning ?? false,
    });
    if (faults.length > 0)
      throw new InputError(faults.map(({ key, ...fault }) => ({ ...fault, where: { file: `--${key}` } })));
    for (const warning of warnings) process.stderr.write(`Warning: ${warning}\n`);
    if (isRecorded) say(`recorded for ${person}: ${changes.map(({ key }) => key).join(', ')}`);
    else {
      process.stderr.write('Nothing was changed. To go on all the same: --despite-warning\n');
      process.exitCode = exitCode.otherwise;
    }
  });

function changesOf(options: Options, settings: UserSettings): SettingsChange[] {
  const { on, off, cameras, sound, email, sms } = options;
  const subscription = (address: string) =>
    address === 'off'
      ? null
      : {
          address,
          reasons: options.onlyReasons === undefined ? reasonIds : reasonsIn('--only-reasons', options.onlyReasons),
          cameras: camerasIn(options.onlyCameras ?? 'all'),
        };
  const narrowed = [options.onlyReasons, options.onlyCameras].some((only) => only !== undefined);
  if (narrowed && [email, sms].every((address) => address === undefined || address === 'off'))
    throw new InputError({
      what: 'there is nothing that this narrows',
      where: { file: options.onlyReasons === undefined ? '--only-cameras' : '--only-reasons' },
      expected: '--email or --sms beside it, with an address',
    });
  const changes: SettingsChange[] = [];
  if (on !== undefined || off !== undefined) {
    const active = new Set([...settings.reasons, ...reasonsIn('--on', on)]);
    for (const reason of reasonsIn('--off', off)) active.delete(reason);
    changes.push({ key: 'reasons', value: reasonIds.filter((reason) => active.has(reason)) });
  }
  if (cameras !== undefined) changes.push({ key: 'cameras', value: camerasIn(cameras) });
  if (sound !== undefined) changes.push({ key: 'sound', value: isOn('--sound', sound) });
  if (email !== undefined) changes.push({ key: 'email', value: subscription(email) });
  if (sms !== undefined) changes.push({ key: 'sms', value: subscription(sms) });
  if (changes.length === 0)
    throw new InputError({
      what: 'nothing is to be set',
      where: { file: 'gantry alerts settings set' },
      expected: '--on, --off, --cameras, --sound, --email or --sms',
    });
  return changes;
}

const camerasIn = (text: string): CameraChoice =>
  text === 'all' ? 'all' : text.split(',').map((group) => group.trim());

function reasonsIn(option: string, text: string | undefined): readonly ReasonId[] {
  if (text === undefined) return [];
  if (text === 'all') return reasonIds;
  const names = text.split(',').map((name) => name.trim());
  return names.map((name) => {
    const reason = reasonOf(name);
    if (reason) return reason;
    throw new InputError({
      what: `unknown notification reason "${name}"`,
      where: { file: option },
      expected: reasonIds.join(', '),
    });
  });
}

function isOn(option: string, text: string): boolean {
  if (text === 'on' || text === 'off') return text === 'on';
  throw new InputError({ what: `"${text}" is neither on nor off`, where: { file: option }, expected: 'on, off' });
}
