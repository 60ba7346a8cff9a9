/** For tests: a shift, stories that it meets, and what comes of them. */
import { vi } from 'vitest';
import { createRng } from '../../base/rng.ts';
import { judge } from '../../policy/judge.ts';
import { loadPack } from '../../policy/pack/load.ts';
import type { EventType, TraceEvent } from '../../policy/trace.ts';
import type { Truth, VehicleTruth } from '../../policy/truth.ts';
import type { Busy, Cast, UnnumberedEvent, Way } from './port.ts';
import { createRecords, type SystemSettings } from './records.ts';
import { responderNamed } from './responders.ts';

vi.setConfig({ testTimeout: 60_000 });

export interface Case {
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

export interface Story {
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

export const twoOfficers: Cast['officers'] = [
  { id: 'unit-21', travelS: 60, busy: [] },
  { id: 'unit-24', travelS: 280, busy: [] },
];
export const prisonerAboard: Cast['officers'] = [
  { ...twoOfficers[0]!, busy: [{ with: 'prisoner', fromS: 0, untilS: 86400 }] },
  twoOfficers[1]!,
];

export const pack = loadPack('clinton-12.10');

/** Plays a story to a responder and judges the trace. */
export function play(responder: string, { cases, officers = twoOfficers, ...story }: Story) {
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

export const stolen: Case = {};
export const stale: Case = { record: 'cleared' };
export const misread: Case = { entryPlate: 'A812340' };
export const wanted: Case = { reason: 'warrants', driver: 'someone-else-not-apparent' };
const wrongDriver: Case = { reason: 'warrants', driver: 'someone-else-apparent' };
export const instructed: Case = { ...wanted, source: 'Custom', instructions: 'Stop only with probable cause' };
const missing: Case = { reason: 'missing-person' };

export const stories: Record<string, Story> = {
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
