import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../base/errors.ts';
import { type EventType, traceEventSchema } from '../../policy/trace.ts';
import type { VehicleTruth } from '../../policy/truth.ts';
import type { Busy, UnnumberedEvent } from './port.ts';
import type { SystemSettings } from './records.ts';
import { responderNamed, responders } from './responders.ts';
import { type Case, pack, play, prisonerAboard, type Story, stories, twoOfficers } from './testing.ts';

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
