import { describe, expect, it } from 'vitest';
import { createJudge, judge } from './judge.ts';
import { loadPack } from './pack/load.ts';
import { brokenBy, readPage } from './testing.ts';

const pack = loadPack('clinton-12.10');

const { truth, events } = readPage('verify-before-enforcement.good');

describe('the judge', () => {
  it('says at any moment what is owed, by whom, by when', () => {
    const one = createJudge(pack, { truth });
    const owedAfter = events.map((event) => {
      one.take(event);
      return [event.type, one.owed().map(({ rule, by, dueS }) => `${rule} ${by} ${dueS}`)];
    });
    expect(owedAfter.slice(3, 7)).toEqual([
      ['alert', ['ecc-verifies desk 305', 'supervisor-verifies sgt 305']],
      [
        'alert.delivered',
        [
          'compare-read desk 188',
          'ecc-verifies desk 305',
          'supervisor-verifies sgt 305',
          'verify-through-known-systems desk 308',
          'assign-officers desk 608',
        ],
      ],
      [
        'read.compared',
        [
          'ecc-verifies desk 305',
          'supervisor-verifies sgt 305',
          'verify-through-known-systems desk 308',
          'assign-officers desk 608',
        ],
      ],
      [
        'query.sent',
        [
          'ecc-verifies desk 305',
          'supervisor-verifies sgt 305',
          'verify-through-known-systems desk 308',
          'assign-officers desk 608',
        ],
      ],
    ]);
    expect(owedAfter[7]).toEqual(['query.returned', ['ecc-dispatches desk 142', 'assign-officers desk 608']]);
    expect(owedAfter.at(-1)).toEqual(['trace.ended', []]);
  });

  it('quotes the sentence, names the events, and says it in plain English', () => {
    const bad = readPage('verify-before-enforcement.bad');
    const verdict = judge(pack, bad.events, bad.truth).find(({ rule }) => rule === 'verify-before-enforcement')!;
    const stop = bad.events.find(({ type }) => type === 'enforcement')!;
    expect(verdict).toMatchObject({
      outcome: 'violated',
      strength: 'shall',
      actors: ['unit-21'],
      alertId: 'a1',
      events: [stop.seq],
      turnsOn: ['C1', 'enforcement-systems'],
      why: 'unit-21 took enforcement action on AB12345 (CT) without knowing of a positive COLLECT or NCIC return: there was no return from COLLECT or NCIC for this plate and state.',
    });
    expect(verdict.clauses).toEqual([
      { id: 'IV.C.d', text: expect.stringMatching(/^System users must verify ALPR alerts .* enforcement action\.$/) },
    ]);
  });

  it('quotes the list item that names the reason', () => {
    const verdict = judge(pack, events, truth).find(({ rule }) => rule === 'ecc-dispatches')!;
    expect(verdict.clauses.map(({ id }) => id)).toEqual(['IV.G.b', 'IV.G.b.ii']);
  });

  it('leaves pending what a trace that breaks off has not come to', () => {
    const open = judge(pack, events.slice(0, 8), truth).filter(({ outcome }) => outcome === 'pending');
    expect(open.map(({ rule }) => rule)).toEqual(['assign-officers', 'ecc-dispatches']);
  });

  it('takes RMS for enough when conflict C1 is read the other way', () => {
    const rms = readPage('rms-alone.bad');
    const lenient = loadPack('clinton-12.10', { otherReadings: ['C1'] });
    expect(brokenBy(pack, rms)).toContain('verify-before-enforcement');
    expect(brokenBy(lenient, rms)).toEqual(['verify-hot-list-before-enforcement']);
  });

  it.each([
    ['no start', [1], /begins with trace\.started/],
    ['two starts', [0, 0], /is there already/],
    ['an alert that was never raised', [0, 4], /alert "a1" was never raised/],
    ['an alert raised twice', [0, 3, 3], /seq goes backwards/],
    ['a query that was never sent', [0, 3, 7], /query "q1" was never sent/],
    ['time going backwards', [0, 4, 3], /time goes backwards/],
    ['something after the end', [0, -1, 3], /the trace has ended/],
  ])('sets aside: %s', (_, order, what) => {
    const one = createJudge(pack, { truth });
    const faults = order.map((index) => one.take(events.at(index)!));
    expect(faults.at(-1)).toMatch(what);
  });

  it('sets aside what a stranger does', () => {
    const one = createJudge(pack);
    one.take(events[0]!);
    expect(one.take({ type: 'workload.changed', seq: 1, tS: 1, actor: 'nobody', busy: null })).toMatch(
      /actor "nobody" is not among the actors/,
    );
  });
});
