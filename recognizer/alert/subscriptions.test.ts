import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reasonIds } from '../match/reasons.ts';
import { defaultSettings, type UserSettings } from './settings.ts';
import { deliveriesOf, permitFor, type SystemSubscription } from './subscriptions.ts';
import { notice, town } from './testing.ts';

const everything = { reasons: reasonIds, cameras: 'all' as const };
const withAll: UserSettings = {
  ...defaultSettings,
  sms: { ...everything, address: '+18605550123' },
  email: { ...everything, address: 'a@clintonpd.example' },
};
const cad: SystemSubscription = { ...everything, id: 'cad', channel: 'webhook', address: 'https://cad.example/' };

const reached = (settings: UserSettings, given = {}, systems: readonly SystemSubscription[] = []): string[] =>
  deliveriesOf(notice(given), { people: [{ id: 'ecc-1', settings }], systems }, town).map(({ channel }) => channel);

describe('an alert on a stolen vehicle from pole-1', () => {
  it.each<[string, UserSettings, object, string[]]>([
    ['who has set nothing', defaultSettings, {}, ['in-app']],
    ['who has every channel on', withAll, {}, ['in-app', 'sms', 'email']],
    ['nobody whose reason is off', { ...withAll, reasons: ['warrants'] }, {}, []],
    ['who monitors its group', { ...withAll, cameras: ['My Cameras'] }, {}, ['in-app', 'sms', 'email']],
    ['nobody who monitors others', { ...withAll, cameras: ['Neighbors'] }, {}, []],
    [
      'in the application alone, where texts are for Amber Alerts and mail for neighbors',
      {
        ...withAll,
        sms: { ...withAll.sms!, reasons: ['amber-alert'] },
        email: { ...withAll.email!, cameras: ['Neighbors'] },
      },
      {},
      ['in-app'],
    ],
    [
      'not by mail, where the address is no work address any more',
      { ...withAll, email: { ...everything, address: 'a@home.example' } },
      {},
      ['in-app', 'sms'],
    ],
  ])('reaches %s', (_, settings, given, channels) => expect(reached(settings, given)).toEqual(channels));

  it.each([
    [cad, ['in-app', 'webhook']],
    [{ ...cad, reasons: ['warrants' as const] }, ['in-app']],
    [{ ...cad, cameras: ['Neighbors'] }, ['in-app']],
  ])('reaches other systems: %j', (system, channels) =>
    expect(reached(defaultSettings, {}, [system])).toEqual(channels),
  );
});

describe('a delivery', () => {
  it('has a key of its own, and the same whenever it is made', () => {
    const people = ['a', 'b'].map((id) => ({ id, settings: withAll }));
    const keys = [notice(), notice({ alertId: 'alert-2' }), notice({ source: 'another-run' })].flatMap((one) =>
      deliveriesOf(one, { people, systems: [cad] }, town).map(({ id }) => id),
    );
    expect(new Set(keys).size).toBe(3 * 7);
    expect(deliveriesOf(notice(), { people, systems: [cad] }, town).map(({ id }) => id)).toEqual(keys.slice(0, 7));
  });
});

describe('settings', () => {
  const choice = fc.oneof(fc.constant('all' as const), fc.subarray(Object.keys(town.cameraGroups)));
  const filter = { reasons: fc.subarray([...reasonIds]), cameras: choice };
  const settingsArbitrary = fc.record({
    ...filter,
    sound: fc.boolean(),
    sms: fc.option(fc.record({ ...filter, address: fc.constantFrom('+18605550123', '911') })),
    email: fc.option(fc.record({ ...filter, address: fc.constantFrom('a@clintonpd.example', 'a@home.example') })),
  });
  it('let nothing through that they forbid', () =>
    fc.assert(
      fc.property(
        settingsArbitrary,
        fc.constantFrom('in-app' as const, 'sms' as const, 'email' as const),
        fc.constantFrom(...reasonIds),
        fc.constantFrom('pole-1', 'library-1', 'westbrook-3', 'unknown'),
        (settings, channel, reason, cameraId) => {
          const permit = permitFor(channel, 'a', settings, notice({ cameraId, entry: { reason } }), town);
          const filters = [settings, channel === 'in-app' ? null : settings[channel]];
          const group = Object.keys(town.cameraGroups).find((name) => town.cameraGroups[name]!.includes(cameraId));
          const allowed =
            filters.every(
              (one) =>
                !one ||
                (one.reasons.includes(reason) && (one.cameras === 'all' || one.cameras.includes(group ?? 'none'))),
            ) &&
            (channel === 'in-app' ||
              ['+18605550123', 'a@clintonpd.example'].includes(settings[channel]?.address ?? ''));
          expect('address' in permit).toBe(allowed);
        },
      ),
      { numRuns: 500 },
    ));
});
