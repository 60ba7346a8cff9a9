import { describe, expect, it } from 'vitest';
import { mandatoryReasons, type ReasonId, reasonIds } from '../match/reasons.ts';
import { changeFault, defaultSettings, groupsGone, type SettingsChange, settingsOf, warningOf } from './settings.ts';
import { town } from './testing.ts';

const without = (...off: ReasonId[]): SettingsChange => ({
  key: 'reasons',
  value: reasonIds.filter((reason) => !off.includes(reason)),
});
const to = (key: 'sms' | 'email', address: string): SettingsChange => ({
  key,
  value: { address, reasons: reasonIds, cameras: 'all' },
});

describe('a change of settings', () => {
  it.each<[string, SettingsChange, RegExp | null]>([
    ['a mandatory reason off', without('amber-alert'), /App\.I\.1\.a.*: NCMEC Amber-Alert\/Missing Child\. Who/],
    ['two of them off', without('warrants', 'missing-person'), /: Missing Person, Warrants\. Who/],
    ['everything off', { key: 'reasons', value: [] }, /Amber.*Stolen Vehicle.*Missing Person.*Warrants/],
    ['other reasons off', without('stolen-plate', 'cpic-data-records'), null],
    ['the four alone', { key: 'reasons', value: mandatoryReasons }, null],
    ['sound off', { key: 'sound', value: false }, null],
  ])('is warned of: %s', (_, change, warning) => {
    if (warning) expect(warningOf(change)).toMatch(warning);
    else expect(warningOf(change)).toBeNull();
  });

  it.each<[string, SettingsChange, RegExp | null]>([
    ['a work address', to('email', 'a.rowe@clintonpd.example'), null],
    ['a work address in capitals', to('email', 'A.Rowe@ClintonPD.example'), null],
    ['a private address', to('email', 'rowe@mail.example'), /no work address/],
    ['a domain that ends alike', to('email', 'rowe@notclintonpd.example'), /no work address/],
    ['a domain under it', to('email', 'rowe@mail.clintonpd.example'), /no work address/],
    ['two addresses', to('email', 'rowe@mail.example,a@clintonpd.example'), /no e-mail address/],
    ['an address with a name', to('email', 'Rowe <rowe@mail.example> a@clintonpd.example'), /no e-mail address/],
    ['an address in quotes', to('email', '"rowe@mail.example"@clintonpd.example'), /no e-mail address/],
    ['a header in the address', to('email', 'a@clintonpd.example\r\nBcc: rowe@mail.example'), /no e-mail address/],
    ['e-mail off', { key: 'email', value: null }, null],
    ['a number', to('sms', '+18605550123'), null],
    ['a number without its country', to('sms', '860 555 0123'), /no telephone number/],
    ['groups of cameras', { key: 'cameras', value: ['My Cameras', 'Public Cameras'] }, null],
    ['no cameras at all', { key: 'cameras', value: [] }, /no cameras are chosen/],
    [
      'a channel without reasons',
      { key: 'sms', value: { address: '+18605550123', reasons: [], cameras: 'all' } },
      /no reasons/,
    ],
    [
      'a channel without cameras',
      { key: 'sms', value: { address: '+18605550123', reasons: reasonIds, cameras: [] } },
      /no cameras/,
    ],
    ['a group that is none', { key: 'cameras', value: ['My Camera'] }, /no camera group "My Camera"/],
    [
      'a group that is none, for a channel',
      { key: 'sms', value: { address: '+18605550123', reasons: reasonIds, cameras: ['Moon'] } },
      /no camera group "Moon"/,
    ],
  ])('is allowed, or refused: %s', (_, change, fault) => {
    if (fault) expect(changeFault(change, town)?.what).toMatch(fault);
    else expect(changeFault(change, town)).toBeNull();
  });

  it('names chosen groups that are not there any more, each once', () => {
    const cameras = ['Neighbors', 'Old', 'toString'];
    const settings = { ...defaultSettings, cameras, email: { address: 'a', reasons: reasonIds, cameras: ['Old'] } };
    expect(groupsGone(settings, town)).toEqual(['Old', 'toString']);
    expect(groupsGone(defaultSettings, town)).toEqual([]);
  });

  it('lets no e-mail go where no work domain is configured', () =>
    expect(changeFault(to('email', 'a@clintonpd.example'), { ...town, workDomains: [] })?.expected).toMatch(/none is/));
});

describe('settingsOf', () => {
  const record = (person: string, change: SettingsChange) => ({
    person,
    by: person,
    at: '2026-03-12T19:05:00Z',
    change,
    warning: warningOf(change),
  });
  it('adds up what a person has set, the latest last', () => {
    const records = [
      record('ecc-1', to('email', 'a@clintonpd.example')),
      record('sgt-1', { key: 'sound', value: false }),
      record('ecc-1', { key: 'cameras', value: ['My Cameras'] }),
      record('ecc-1', { key: 'email', value: null }),
    ];
    expect(settingsOf('ecc-1', records)).toEqual({ ...defaultSettings, cameras: ['My Cameras'], email: null });
    expect(settingsOf('unit-21', records)).toEqual(defaultSettings);
  });
  it('has the mandatory reasons active for who has set nothing', () =>
    expect(defaultSettings.reasons).toEqual(expect.arrayContaining([...mandatoryReasons])));
});
