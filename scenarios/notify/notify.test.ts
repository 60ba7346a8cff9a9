import { describe, expect, it } from 'vitest';
import { judge } from '../../policy/judge.ts';
import { loadPack } from '../../policy/pack/load.ts';
import { traceEventSchema } from '../../policy/trace.ts';
import { ownGroups } from '../../recognizer/alert/address.ts';
import type { Delivery, DeliveryRecord } from '../../recognizer/alert/ports.ts';
import { type SettingsChange, type SettingsRecord, settingsOf, warningOf } from '../../recognizer/alert/settings.ts';
import { deliveriesOf } from '../../recognizer/alert/subscriptions.ts';
import { notice, town } from '../../recognizer/alert/testing.ts';
import { mandatoryReasons, reasonIds } from '../../recognizer/match/reasons.ts';
import type { SignInRecord } from '../../recognizer/sign-in/ports.ts';
import type { UnnumberedEvent } from '../respond/port.ts';
import { traceOfOutbox } from './outbox-trace.ts';
import { changeOf, settingsEventOf, warned } from './settings.ts';
import { waysFor } from './ways.ts';

const pack = loadPack('clinton-12.10');
const record = (change: SettingsChange, at = '2026-03-12T19:05:00Z'): SettingsRecord => ({
  person: 'sgt-1',
  by: 'sgt-1',
  at,
  change,
  warning: warningOf(change),
});
const everything = { reasons: reasonIds, cameras: 'all' as const };
const changes: SettingsChange[] = [
  { key: 'reasons', value: ['warrants', 'stolen-plate'] },
  { key: 'reasons', value: mandatoryReasons },
  { key: 'cameras', value: 'all' },
  { key: 'cameras', value: ['My Cameras'] },
  { key: 'cameras', value: ['Neighbors'] },
  { key: 'sound', value: false },
  { key: 'email', value: { ...everything, address: 'sgt-1@clintonpd.example' } },
  { key: 'email', value: null },
  { key: 'sms', value: { address: '+18605550123', reasons: ['amber-alert'], cameras: ['My Cameras'] } },
  { key: 'sms', value: null },
];

describe('a change of settings', () => {
  it.each(changes)('is the same as a record and as an event: %j', (change) => {
    const event = settingsEventOf(record(change), 5);
    expect(traceEventSchema.safeParse({ ...event, seq: 1 }).error).toBeUndefined();
    expect(changeOf(event)).toEqual(change);
    expect('warning' in event && event.warning).toBe(warningOf(change) ?? false);
  });

  it('says who made it, where that was not the person', () => {
    expect(settingsEventOf({ ...record(changes[5]!), by: 'ecc-1' }, 5)).toMatchObject({ actor: 'sgt-1', by: 'ecc-1' });
    expect(settingsEventOf(record(changes[5]!), 5)).not.toHaveProperty('by');
  });

  it('carries the warning that our portal shows', () => {
    const off: UnnumberedEvent = { type: 'reasons.selected', tS: 1, actor: 'sgt-1', active: ['warrants'] };
    expect(warned(off)).toMatchObject({ warning: expect.stringContaining('App.I.1.a') });
    expect(warned({ ...off, active: [...mandatoryReasons] })).not.toHaveProperty('warning');
  });

  it.each([
    [{ selection: 'own' as const }, ownGroups],
    [{ selection: 'all' as const }, 'all'],
  ])('of cameras, in the words of the order: %j', (choice, value) =>
    expect(changeOf({ type: 'cameras.selected', tS: 1, actor: 'a', ...choice })).toEqual({ key: 'cameras', value }),
  );
});

describe('waysFor', () => {
  const alert = (reason: string, cameraId: string, tS = 10) => ({
    type: 'alert' as const,
    tS,
    alertId: 'a',
    hitId: 'h',
    readId: 'r',
    plateRead: 'AB1',
    stateRead: null,
    cameraId,
    entry: { entryId: 'e', plate: 'AB1', state: null, reason, source: 'NCIC', department: '', instructions: '' },
  });
  const events: UnnumberedEvent[] = [
    { type: 'cameras.selected', tS: 20, actor: 'sgt-1', selection: 'own' },
    { type: 'email.set', tS: 0, actor: 'sgt-1', address: 'sgt-1@clintonpd.example' },
    { type: 'email.set', tS: 0, actor: 'unit-21', address: 'unit-21@home.example' },
    { type: 'reasons.selected', tS: 0, actor: 'unit-21', active: [...mandatoryReasons] },
  ];
  const cameras = [
    { id: 'own', owner: 'own' as const },
    { id: 'other', owner: 'other' as const },
  ];
  it.each<[string, string, string, number, string[]]>([
    ['everything, in the application', 'ecc-1', 'stolen-plate', 10, ['in-app']],
    ['e-mail to a work address', 'sgt-1', 'stolen-plate', 10, ['in-app', 'email']],
    ['no hits of others once the own cameras are selected', 'sgt-1', 'stolen-plate', 30, []],
    ['no e-mail to another address', 'unit-21', 'warrants', 10, ['in-app']],
    ['no reason that is off', 'unit-21', 'stolen-plate', 10, []],
    ['reasons that nobody can turn off, as they are not on the list', 'unit-21', 'dmv-flag', 10, ['in-app']],
  ])('%s', (_, person, reason, tS, channels) => {
    const ways = waysFor(pack, events, cameras)(person, alert(reason, 'other', tS));
    expect(ways.map(({ channel }) => channel)).toEqual(channels);
  });
});

describe('the trace of an outbox', () => {
  const people = [
    { id: 'ecc-1', role: 'ecc-dispatcher', designeeFor: [] },
    { id: 'sgt-1', role: 'shift-supervisor', designeeFor: [] },
  ];
  const settings = [
    record(changes[0]!),
    record({ key: 'reasons', value: reasonIds }, '2026-03-12T19:05:01Z'),
    record(changes[6]!, '2026-03-12T19:05:02Z'),
  ];
  const startMs = Date.parse('2026-03-12T19:05:00Z');
  const cad = { ...everything, id: 'cad', channel: 'webhook' as const, address: 'https://cad.example/' };
  const audience = { people: people.map(({ id }) => ({ id, settings: settingsOf(id, settings) })), systems: [cad] };
  const deliveries = [notice(), notice({ alertId: 'alert-2', entry: { instructions: 'Observe only' } })]
    .flatMap((one) => deliveriesOf(one, audience, town))
    .map((delivery: Delivery) => ({ ...delivery, enqueuedMs: startMs + 5000 }));
  const records = deliveries.flatMap(({ id, channel }): DeliveryRecord[] => {
    const about = { deliveryId: id, atMs: startMs + 6000 };
    if (channel === 'in-app') return [{ ...about, kind: 'accepted' }];
    const attempted = {
      ...about,
      kind: 'attempted' as const,
      address: channel === 'email' ? 'rowe@home.example' : cad.address,
    };
    if (channel === 'webhook')
      return [
        attempted,
        { ...about, kind: 'failed', why: 'down', nextMs: null },
        { ...about, kind: 'refused', why: 'gone' },
      ];
    return [
      attempted,
      { ...about, kind: 'failed', why: 'full', nextMs: startMs + 9000 },
      { ...attempted, atMs: startMs + 9000 },
      { ...about, atMs: startMs + 9500, kind: 'accepted' },
    ];
  });
  const signIns: SignInRecord[] = [
    { person: 'ecc-1', at: '2026-03-12T19:05:03Z', kind: 'failed', why: '' },
    { person: 'ecc-1', at: '2026-03-12T19:05:04Z', kind: 'opened', why: '' },
  ];
  const trace = traceOfOutbox({ history: { deliveries, records }, settings, signIns }, people, town, 'gantry-data');

  it('holds what was set, raised and delivered, as events of the schema', () => {
    for (const event of trace) expect(traceEventSchema.safeParse(event).error).toBeUndefined();
    const count = (type: string) => trace.filter((event) => event.type === type).length;
    expect(
      ['alert', 'reasons.selected', 'email.set', 'delivery.attempted', 'delivery.ended', 'alert.delivered'].map(count),
    ).toEqual([2, 2, 1, 6, 12, 6]);
    expect(
      trace.flatMap((event) => (event.type === 'alert.delivered' ? event.instructions : [])).filter(Boolean),
    ).toHaveLength(3);
  });

  it('has whether an alert in the application could sound', () => {
    const off = record({ key: 'sound', value: false }, '2026-03-12T19:05:03Z');
    const silenced = traceOfOutbox(
      { history: { deliveries, records }, settings: [...settings, off], signIns },
      people,
      town,
      'gantry-data',
    );
    const of = (events: typeof trace, person: string) =>
      events.flatMap((event) =>
        event.type === 'alert.delivered' && event.actor === person && event.channel === 'in-app'
          ? [event.sound ?? true]
          : [],
      );
    expect([of(trace, 'sgt-1').includes(false), of(silenced, 'ecc-1').includes(false)]).toEqual([false, false]);
    expect(new Set(of(silenced, 'sgt-1'))).toEqual(new Set([false]));
  });

  it('has who signed in, by a password', () =>
    expect(trace.filter(({ type }) => type === 'session.opened')).toEqual([
      expect.objectContaining({ tS: 4, actor: 'ecc-1', authentication: 'password' }),
    ]));

  it('has for whom people act: a civilian employee whom the administrator designates may sign in', () => {
    const signedIn = (designeeFor: string[]) =>
      traceOfOutbox(
        { history: { deliveries: [], records: [] }, settings: [], signIns },
        [{ id: 'ecc-1', role: 'civilian-employee', designeeFor }],
        town,
        'gantry-data',
      );
    const violated = (designeeFor: string[]) =>
      judge(pack, signedIn(designeeFor)).filter(({ outcome }) => outcome === 'violated').length;
    expect([violated([]), violated(['alpr-administrator'])]).toEqual([1, 0]);
  });

  it('is judged: required reasons off, and e-mail to where it must not go', () => {
    const violated = judge(pack, trace).filter(({ outcome }) => outcome === 'violated');
    expect(new Set(violated.map(({ rule }) => rule))).toEqual(
      new Set(['keep-mandatory-reasons', 'email-to-work-address']),
    );
    expect(violated).toHaveLength(1 + 4);
  });

  it.each([
    [[people[0]!], /"sgt-1" is not among the people/],
    [[...people, { id: 'x', role: 'mayor', designeeFor: [] }], /the order knows no role "mayor"/],
    [[...people, { id: 'x', role: 'investigator', designeeFor: ['mayor'] }], /the order knows no role "mayor"/],
  ])('is refused where people are not known', (some, message) =>
    expect(() =>
      traceOfOutbox({ history: { deliveries, records }, settings, signIns }, some, town, 'gantry-data'),
    ).toThrow(message),
  );
});
