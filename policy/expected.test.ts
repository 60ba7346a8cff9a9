import { describe, expect, it } from 'vitest';
import { expectedOutcome } from './expected.ts';
import { loadPack } from './pack/load.ts';
import { readPage } from './testing.ts';
import type { EventOf } from './trace.ts';
import type { Truth } from './truth.ts';

const pack = loadPack('clinton-12.10');

function of(name: string, status: 'active' | 'cleared', change: Partial<Truth['vehicles'][number]> = {}) {
  const { events, truth } = readPage(name);
  const alert = events.find((event): event is EventOf<'alert'> => event.type === 'alert')!;
  const { plate, state, reason } = alert.entry;
  const records = [{ plate, state: state ?? 'CT', status, reason }];
  const vehicles = truth!.vehicles.map((vehicle) => ({ ...vehicle, ...change }));
  return expectedOutcome(pack, { ...truth!, vehicles, records }, [alert.entry], events);
}
const outcomesOf = ([alert]: ReturnType<typeof of>) =>
  Object.fromEntries(alert!.expectations.map(({ question, outcome, met }) => [question, `${outcome} ${met}`]));

describe('what has to follow', () => {
  it.each([
    ['verify-before-enforcement.good', 'active', { verify: 'verify true', send: 'dispatch true', close: 'acted true' }],
    ['never-verified.bad', 'active', { verify: 'verify false', close: 'informational true' }],
    ['no-dispatch.bad', 'active', { verify: 'verify true', send: 'dispatch false' }],
    [
      'misread.good',
      'active',
      { verify: 'misread true', send: 'misread true', stop: 'must-not true', close: 'misread true' },
    ],
    ['misread.bad', 'active', { send: 'misread false' }],
    ['stale.good', 'cleared', { send: 'not-in-force true', close: 'stale true', 'entry-fate': 'tell-source true' }],
    ['stale.bad', 'cleared', { stop: 'must-not false' }],
    ['do-not-stop.bad', 'active', { stop: 'must-not false' }],
    ['stolen-plate.bad', 'active', { 'plate-status': 'check false' }],
    ['own-entry-removed.good', 'cleared', { 'entry-fate': 'remove true' }],
  ] as const)('%s: %s', (name, status, expected) => {
    expect(outcomesOf(of(name, status))).toMatchObject(expected);
  });

  it('says of each why, by the sentences', () => {
    const [alert] = of('verify-before-enforcement.good', 'active');
    expect(alert).toMatchObject({ owed: true, alertId: 'a1', met: true });
    const send = alert!.expectations.find(({ question }) => question === 'send')!;
    expect(send.words).toBe('Dispatch advises and dispatches officers.');
    expect(send.clauses.map(({ id }) => id)).toEqual(['IV.G.b', 'IV.E.b']);
  });

  it('knows an alert that should have been raised and was not', () => {
    const { events, truth } = readPage('verify-before-enforcement.good');
    const alert = events.find((event): event is EventOf<'alert'> => event.type === 'alert')!;
    const blind = events.filter((event) => !('alertId' in event) && event.type !== 'hit' && event.type !== 'read');
    const [missed, ...rest] = expectedOutcome(pack, truth!, [alert.entry], blind);
    expect(rest).toEqual([]);
    expect(missed).toMatchObject({ vehicleId: 'v1', owed: true, alertId: null, met: false });
    expect(missed!.expectations.every(({ met }) => met === null)).toBe(true);
  });
});
