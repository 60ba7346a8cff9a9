import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { InputError } from '../../base/errors.ts';
import { createRng } from '../../base/rng.ts';
import { judge } from '../../policy/judge.ts';
import { loadPack } from '../../policy/pack/load.ts';
import { type EventType, type TraceEvent, traceEventSchema } from '../../policy/trace.ts';
import type { Truth, VehicleTruth } from '../../policy/truth.ts';
import type { Busy, Cast, UnnumberedEvent, Way } from './port.ts';
import { createRecords, type SystemSettings } from './records.ts';
import { responderNamed, responders } from './responders.ts';

vi.setConfig({ testTimeout: 60_000 });

interface Case {
  readonly tS?: number;
  readonly reason?: string;
  readonly source?: string;
  readonly instructions?: string;
  /** The entry's plate, where it is not the vehicle's. */
  readonly entryPlate?: string;
  readonly entryState?: string;
  /** What COLLECT and NCIC hold for the entry's plate. */
  readonly record?: 'active' | 'cleared' | 'none';
  readonly driver?: VehicleTruth['driver'];
  readonly occupants?: number;
}

interface Story {
  readonly cases: readonly Case[];
  readonly dispatcherBusy?: readonly Busy[];
  readonly officers?: Cast['officers'];
  readonly systems?: SystemSettings;
  readonly radioBusyUntilS?: number;
  /** Reasons that a person has turned off. */
  readonly unsubscribed?: Readonly<Record<string, readonly string[]>>;
  /** Ways besides the application. */
  readonly ways?: Readonly<Record<string, readonly Way[]>>;
  readonly seed?: number;
}

const twoOfficers: Cast['officers'] = [
  { id: 'unit-21', travelS: 60, busy: [] },
  { id: 'unit-24', travelS: 280, busy: [] },
];
const prisonerAboard: Cast['officers'] = [
  { ...twoOfficers[0]!, busy: [{ with: 'prisoner', fromS: 0, untilS: 86400 }] },
  twoOfficers[1]!,
];

const pack = loadPack('clinton-12.10');

/** Plays a story to a responder and judges the trace. */
function play(responder: string, { cases, officers = twoOfficers, ...story }: Story) {
  const vehicles: VehicleTruth[] = cases.map(({ driver = null, occupants = 1 }, index) => ({
    id: `vehicle-${index}`,
    plate: `AB1234${index}`,
    state: 'CT',
    color: 'silver',
    body: 'suv',
    occupants,
    driver,
    passes: 1,
  }));
  const alerts = cases.map((one, index) => ({
    type: 'alert' as const,
    tS: one.tS ?? 10,
    alertId: `alert-${index}`,
    hitId: `hit-${index}`,
    readId: `read-${index}`,
    plateRead: vehicles[index]!.plate,
    stateRead: 'CT',
    entry: {
      entryId: `list.csv:${index}`,
      plate: one.entryPlate ?? vehicles[index]!.plate,
      state: one.entryState ?? 'CT',
      reason: one.reason ?? 'stolen-vehicle',
      source: one.source ?? 'NCIC',
      department: 'Old Saybrook PD',
      instructions: one.instructions ?? '',
    },
  }));
  const truth: Truth = {
    format: 'gantry-truth/1',
    vehicles,
    reads: Object.fromEntries(alerts.map(({ readId }, index) => [readId, `vehicle-${index}`])),
    records: cases.flatMap(({ record = 'active' }, index) => {
      const { plate, state, reason } = alerts[index]!.entry;
      return record === 'none' ? [] : [{ plate, state, reason, status: record }];
    }),
  };
  const events = responderNamed(responder).respond({
    alerts,
    cast: { dispatcher: { id: 'ecc-1', busy: story.dispatcherBusy ?? [] }, supervisor: { id: 'sgt-1' }, officers },
    situationOf: (alertId) => {
      const vehicle = vehicles[alerts.findIndex((alert) => alert.alertId === alertId)]!;
      return { picture: vehicle, vehicle, described: { color: 'silver', body: 'suv' }, findChancePerMinute: 0.35 };
    },
    waysTo: (person, { entry }) =>
      (story.unsubscribed?.[person] ?? []).includes(entry.reason)
        ? []
        : [{ channel: 'in-app', address: person, sound: true }, ...(story.ways?.[person] ?? [])],
    records: createRecords(truth.records, story.systems ?? {}),
    withdrawals: [],
    radioBusyUntilS: story.radioBusyUntilS ?? 0,
    rng: createRng(story.seed ?? 1),
  });
  const started: UnnumberedEvent = {
    type: 'trace.started',
    tS: 0,
    format: 'gantry-trace/1',
    source: 'test',
    startsAt: '2026-03-12T19:05:00',
    actors: [
      { id: 'ecc-1', role: 'ecc-dispatcher' },
      { id: 'sgt-1', role: 'shift-supervisor' },
      ...officers.map(({ id }) => ({ id, role: 'patrol-officer' as const })),
    ],
  };
  const reads: UnnumberedEvent[] = alerts.flatMap((alert) => [
    {
      type: 'read' as const,
      tS: alert.tS,
      readId: alert.readId,
      cameraId: 'camera',
      plate: alert.plateRead,
      state: 'CT',
      confidence: 0.9,
      frames: [1],
    },
    {
      type: 'hit' as const,
      tS: alert.tS,
      hitId: alert.hitId,
      readId: alert.readId,
      entryId: alert.entry.entryId,
      match: 'exact' as const,
      likelihoodRatio: 1e6,
    },
    alert,
  ]);
  const ordered = [started, ...reads, ...events].toSorted((a, b) => a.tS - b.tS);
  const trace = [...ordered, { type: 'trace.ended' as const, tS: ordered.at(-1)!.tS }].map(
    (event, seq) => ({ ...event, seq }) as TraceEvent,
  );
  const verdicts = judge(pack, trace, truth);
  const violated = verdicts.filter(({ outcome }) => outcome === 'violated');
  return {
    events,
    trace,
    verdicts,
    violations: violated.map(({ why }) => why),
    clauses: new Set(violated.flatMap(({ clauses }) => clauses.map(({ id }) => id))),
    types: events.map(({ type }) => type),
    ofType: <T extends EventType>(type: T) =>
      events.filter((event): event is Extract<UnnumberedEvent, { type: T }> => event.type === type),
  };
}

const stolen: Case = {};
const stale: Case = { record: 'cleared' };
const misread: Case = { entryPlate: 'A812340' };
const wanted: Case = { reason: 'warrants', driver: 'someone-else-not-apparent' };
const wrongDriver: Case = { reason: 'warrants', driver: 'someone-else-apparent' };
const instructed: Case = { ...wanted, source: 'Custom', instructions: 'Stop only with probable cause' };
const missing: Case = { reason: 'missing-person' };

const stories: Record<string, Story> = {
  stolen: { cases: [stolen] },
  stale: { cases: [stale] },
  "the town's own entry is stale": { cases: [{ ...stale, source: 'Custom' }] },
  'no record': { cases: [{ record: 'none' }] },
  misread: { cases: [misread] },
  'another state': { cases: [{ entryState: 'NY' }] },
  wanted: { cases: [wanted] },
  'wanted person drives': { cases: [{ reason: 'warrants', driver: 'wanted-person' }] },
  'wrong driver': { cases: [wrongDriver] },
  instructed: { cases: [instructed] },
  'occupants want backup': { cases: [{ occupants: 3 }] },
  'three at once': { cases: [stolen, misread, stale] },
  'more alerts than officers': { cases: [stolen, { tS: 12 }, { tS: 14 }, { tS: 16 }] },
  'prisoner aboard': {
    cases: [missing],
    officers: prisonerAboard,
    dispatcherBusy: [{ with: '911-call', fromS: 0, untilS: 60 }],
    radioBusyUntilS: 75,
  },
  'nobody can go': { cases: [stolen], officers: [prisonerAboard[0]!] },
  'the dispatcher never comes free': {
    cases: [stolen],
    dispatcherBusy: [{ with: '911-call', fromS: 0, untilS: 86400 }],
  },
  'systems down': {
    cases: [stolen],
    systems: { COLLECT: { outages: [{ fromS: 0, untilS: 9000 }] }, NCIC: { outages: [{ fromS: 0, untilS: 9000 }] } },
  },
  'systems come back': {
    cases: [stolen],
    systems: { COLLECT: { outages: [{ fromS: 0, untilS: 400 }] }, NCIC: { outages: [{ fromS: 0, untilS: 9000 }] } },
  },
  ...Object.fromEntries([...pack.reasons.keys()].map((reason) => [reason, { cases: [{ reason }] }])),
};

describe('by-the-book', () => {
  it.each(Object.entries(stories))('keeps to the order: %s', (_, story) => {
    for (let seed = 1; seed <= 3; seed++) {
      const { violations, verdicts, trace } = play('by-the-book', { ...story, seed });
      expect(violations).toEqual([]);
      expect(verdicts.filter(({ outcome }) => outcome === 'undetermined')).toEqual([]);
      expect(trace.filter(({ type }) => type === 'alert.closed')).toHaveLength(
        story === stories['the dispatcher never comes free'] ? 0 : story.cases.length,
      );
    }
  });

  it.each<[string, string, readonly EventType[], readonly EventType[]]>([
    [
      'stolen',
      'recovered',
      ['dispatched', 'return.relayed', 'vehicle.observed', 'enforcement', 'jurisdiction.notified'],
      [],
    ],
    ['stale', 'stale-entry', ['query.returned', 'source.notified'], ['dispatched', 'enforcement', 'entry.removed']],
    ["the town's own entry is stale", 'stale-entry', ['entry.removed', 'administrator.notified'], ['source.notified']],
    ['misread', 'misread', ['read.compared', 'query.returned'], ['dispatched', 'enforcement', 'source.notified']],
    ['another state', 'misread', ['read.compared', 'query.returned'], ['dispatched', 'enforcement', 'source.notified']],
    ['wanted', 'other', ['driver.observed', 'basis.stated', 'backup.requested', 'enforcement'], []],
    ['wanted person drives', 'arrest', ['driver.observed', 'enforcement', 'jurisdiction.notified'], []],
    ['wrong driver', 'other', ['driver.observed'], ['enforcement']],
    ['instructed', 'instruction-obeyed', ['vehicle.observed'], ['enforcement']],
    ['occupants want backup', 'recovered', ['backup.requested', 'enforcement'], []],
    ['systems down', 'unverified', ['directed', 'vehicle.observed'], ['enforcement', 'dispatched']],
    ['systems come back', 'recovered', ['directed', 'dispatched', 'enforcement'], []],
    ['protection-order', 'informational', ['query.returned', 'response.decided'], ['responding']],
    ['violent-person', 'other', ['response.decided', 'directed', 'vehicle.observed'], ['enforcement']],
    ['stolen-plate', 'recovered', ['response.decided', 'directed', 'enforcement'], []],
  ])('%s ends as %s', (name, disposition, happened, never) => {
    const { types, ofType } = play('by-the-book', stories[name]!);
    expect(ofType('alert.closed').map((event) => event.disposition)).toEqual([disposition]);
    expect(types).toEqual(expect.arrayContaining([...happened]));
    for (const type of never) expect(types).not.toContain(type);
  });

  it('dispatches and stops after the positive return, never before', () => {
    const { events } = play('by-the-book', stories.stolen!);
    const at = (test: (event: UnnumberedEvent) => boolean): number => events.findIndex(test);
    const verified = at((event) => event.type === 'query.returned' && event.answer === 'active');
    expect(verified).toBeGreaterThan(at(({ type }) => type === 'read.compared'));
    expect(at(({ type }) => type === 'dispatched')).toBeGreaterThan(verified);
    expect(at(({ type }) => type === 'enforcement')).toBeGreaterThan(at(({ type }) => type === 'vehicle.observed'));
  });

  it('checks a stolen plate in DMV records', () => {
    const { ofType } = play('by-the-book', stories['stolen-plate']!);
    expect(ofType('query.sent').map((event) => event.system)).toContain('DMV');
  });

  it('with a prisoner aboard declines, tries the radio until it is free, and the other officer goes', () => {
    const { ofType } = play('by-the-book', stories['prisoner aboard']!);
    const byUnit21 = ofType('broadcast').filter((event) => event.actor === 'unit-21');
    expect(byUnit21.map((event) => event.succeeded)).toEqual([...byUnit21.slice(1).map(() => false), true]);
    expect(byUnit21.length).toBeGreaterThan(1);
    expect(ofType('response.declined').map((event) => [event.actor, event.because])).toEqual(
      expect.arrayContaining([
        ['unit-21', 'prisoner'],
        ['ecc-1', '911-call'],
      ]),
    );
    expect(ofType('responding').map((event) => event.actor)).toEqual(['unit-24']);
    expect(ofType('read.compared')[0]!.tS).toBeGreaterThanOrEqual(60);
  });

  it('lets the supervisor verify when the dispatcher does not come free', () => {
    const { ofType } = play('by-the-book', stories['the dispatcher never comes free']!);
    expect(new Set(ofType('query.sent').map((event) => event.actor))).toEqual(new Set(['sgt-1']));
  });
});

describe('habits', () => {
  it.each<[string, Story, readonly string[]]>([
    ['skips-verification', stories.stolen!, ['IV.C.d', 'IV.D.d.i', 'IV.G.a', 'IV.G.b']],
    ['skips-verification', stories.stale!, ['IV.C.d', 'IV.D.d.i']],
    ['ignores-instructions', stories.instructed!, ['IV.G.d']],
    ['no-broadcast', stories['prisoner aboard']!, ['IV.H.d/3']],
    ['stops-wrong-driver', stories['wrong driver']!, ['IV.D.c']],
    ['trusts-the-read', stories.misread!, ['IV.D.a/1', 'IV.D.d.ii']],
  ])('%s breaks its clauses', (name, story, broken) => {
    for (let seed = 1; seed <= 3; seed++) {
      const { clauses } = play(name, { ...story, seed });
      expect([...clauses]).toEqual(expect.arrayContaining([...broken]));
    }
  });

  it.each<[string, Story]>([
    ['ignores-instructions', stories.stolen!],
    ['no-broadcast', stories.stolen!],
    ['stops-wrong-driver', stories.wanted!],
  ])('%s departs from the order in nothing else', (name, story) => {
    expect(play(name, story).violations).toEqual([]);
  });
});

describe('every responder', () => {
  const arbitraryCase = fc.record({
    tS: fc.double({ min: 0, max: 300, noNaN: true }),
    reason: fc.constantFrom(...pack.reasons.keys()),
    source: fc.constantFrom('NCIC', 'CT DMV', 'BOLO', 'Custom'),
    instructions: fc.constantFrom('', 'Stop only with probable cause', 'Do not stop'),
    entryPlate: fc.constantFrom('AB12340', 'A812340'),
    record: fc.constantFrom<NonNullable<Case['record']>>('active', 'cleared', 'none'),
    driver: fc.constantFrom<VehicleTruth['driver']>(null, 'wanted-person', 'someone-else-apparent'),
  });
  const arbitraryStory: fc.Arbitrary<Story> = fc.record({
    cases: fc.array(arbitraryCase, { maxLength: 4 }).map((cases) => cases.toSorted((a, b) => a.tS - b.tS)),
    officers: fc.constantFrom(twoOfficers, prisonerAboard),
    dispatcherBusy: fc.constantFrom<readonly Busy[]>(
      [],
      [{ with: '911-call', fromS: 0, untilS: 120 }],
      [{ with: 'routine-call', fromS: 14.0005, untilS: 500.0005 }],
    ),
    systems: fc.constantFrom<SystemSettings>(
      {},
      { COLLECT: { outages: [{ fromS: 0, untilS: 9000 }] } },
      { COLLECT: { outages: [{ fromS: 0, untilS: 400 }] }, NCIC: { outages: [{ fromS: 0, untilS: 300 }] } },
    ),
    radioBusyUntilS: fc.constantFrom(0, 100),
    seed: fc.nat(1000),
  });

  it.each(responders.map(({ name }) => name))('%s emits valid events by time, the same for the same seed', (name) => {
    fc.assert(
      fc.property(arbitraryStory, (story) => {
        const { events, trace } = play(name, story);
        for (const event of trace) traceEventSchema.parse(event);
        for (const [index, { tS }] of events.entries()) {
          expect(tS).toBe(Math.round(tS * 1000) / 1000);
          expect(tS).toBeGreaterThanOrEqual(events[index - 1]?.tS ?? 0);
        }
        expect(JSON.stringify(play(name, story).events)).toBe(JSON.stringify(events));
      }),
      { numRuns: 15 },
    );
  });

  it('by-the-book keeps to the order whatever comes', () => {
    fc.assert(
      fc.property(arbitraryStory, (story) => {
        expect(play('by-the-book', story).violations).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('is found by name', () => {
    expect(responderNamed('by-the-book').name).toBe('by-the-book');
    expect(() => responderNamed('by-the-bok')).toThrow(InputError);
    expect(() => responderNamed('by-the-bok')).toThrow(/by-the-book .*skips-verification/);
  });
});

describe('whom the settings keep an alert from', () => {
  const plate: Case = { reason: 'stolen-plate' };
  const off = (...people: string[]) => Object.fromEntries(people.map((id) => [id, ['stolen-plate', 'stolen-vehicle']]));
  const deliveries = (story: Story) =>
    play('by-the-book', story)
      .ofType('alert.delivered')
      .map(({ actor, channel }) => `${actor} ${channel}`);

  it.each<[string, string[], Case, string[]]>([
    [
      'the ECC hears from an officer',
      ['ecc-1'],
      plate,
      ['sgt-1 in-app', 'unit-21 in-app', 'unit-24 in-app', 'ecc-1 radio'],
    ],
    ['the ECC hears from the supervisor', ['ecc-1', 'unit-21', 'unit-24'], plate, ['sgt-1 in-app', 'ecc-1 radio']],
    [
      'the supervisor hears from the ECC, to decide',
      ['sgt-1'],
      plate,
      ['ecc-1 in-app', 'unit-21 in-app', 'unit-24 in-app', 'sgt-1 phone'],
    ],
    ['officers hear when they are sent', ['unit-21', 'unit-24'], stolen, ['ecc-1 in-app', 'sgt-1 in-app']],
  ])('%s', (_, people, one, delivered) => {
    const story = { cases: [one], unsubscribed: off(...people) };
    expect(deliveries(story)).toEqual(delivered);
    expect(play('by-the-book', story).violations).toEqual([]);
  });

  it('is verified by nobody where nobody has it on', () => {
    const { types, clauses } = play('by-the-book', {
      cases: [stolen],
      unsubscribed: off('ecc-1', 'sgt-1', 'unit-21', 'unit-24'),
    });
    expect(types).toEqual([]);
    expect(clauses).toContain('IV.G.a');
    expect(clauses).toContain('IV.I.a');
  });

  it('comes by each channel that is on, each sent before it arrives', () => {
    const ways: Story['ways'] = {
      'sgt-1': [
        { channel: 'sms', address: '+18605550123', sound: true },
        { channel: 'email', address: 'sgt@clintonpd.example', sound: true },
      ],
    };
    const { events, violations } = play('by-the-book', { cases: [stolen], ways });
    expect(violations).toEqual([]);
    for (const channel of ['sms', 'email'])
      expect(events.filter((event) => 'channel' in event && event.channel === channel).map(({ type }) => type)).toEqual(
        ['delivery.attempted', 'delivery.ended', 'alert.delivered'],
      );
  });
});
