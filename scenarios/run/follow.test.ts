/** The scenarios from pixels, as if every plate had been read perfectly: what they turn on, without rendering. */
import { describe, expect, it } from 'vitest';
import type { Plan } from '../plan.ts';
import { pixelPlans, playPerfectly } from '../testing.ts';
import { clausesBroken } from '../trace/library.ts';

describe('the scenarios from pixels', () => {
  it('are at least 12, each with a twin', () => {
    expect(pixelPlans.length).toBeGreaterThanOrEqual(12);
    expect(pixelPlans.filter(([, { scenario }]) => scenario.twins.length === 0)).toEqual([]);
  });
});

describe.each(pixelPlans)('%s, perfectly read', (_, plan) => {
  it('raises an alert for each entry, and is clean by the book', () => {
    const { alerts, inForce, score } = playPerfectly(plan, 'by-the-book');
    expect(new Set(alerts.map(({ hit }) => hit.entry.id))).toEqual(new Set(inForce.map(({ id }) => id)));
    expect(score.unmet).toEqual([]);
  });

  it.each(plan.scenario.twins.map((twin) => [twin.id, twin] as const))(
    'breaks in its twin %s what it says, and nothing else',
    (_, { id, responder, breaks }) =>
      expect(clausesBroken(playPerfectly(plan, responder, id))).toEqual(breaks.toSorted()),
  );
});

describe('settings of a scenario from pixels', () => {
  const [, plan] = pixelPlans.find(([id]) => id === 'dusk-town-line')!;
  const { dispatcher, supervisor } = plan.scenario.people;
  const playWith = (settings: Plan['scenario']['settings']) =>
    playPerfectly({ ...plan, scenario: { ...plan.scenario, settings } }, 'by-the-book');

  it('keep an alert from whom they say, are warned of, and are judged', () => {
    const off = { type: 'reasons.selected' as const, atS: 0, actor: dispatcher.id, active: ['warrants'] };
    const result = playWith([off]);
    expect(result.trace.find(({ type }) => type === 'reasons.selected')).toMatchObject({
      active: ['warrants'],
      warning: expect.stringContaining('Stolen Vehicle'),
    });
    const told = result.trace.find((event) => event.type === 'alert.delivered' && event.actor === dispatcher.id);
    expect(told).toMatchObject({ channel: 'radio' });
    expect(clausesBroken(result)).toEqual(['App.I.1.a']);
  });

  it('have alerts go by other channels, from cameras whose owner the trace tells', () => {
    const result = playWith([
      { type: 'email.set', atS: 0, actor: supervisor.id, address: 'sgt@clintonpd.example' },
      { type: 'cameras.selected', atS: 0, actor: supervisor.id, selection: 'own' },
    ]);
    expect(result.trace.find(({ type }) => type === 'delivery.attempted')).toMatchObject({
      channel: 'email',
      person: supervisor.id,
      address: 'sgt@clintonpd.example',
    });
    expect(clausesBroken(result)).toEqual([]);
    const rules = result.verdicts.filter(({ outcome }) => outcome === 'satisfied').map(({ rule }) => rule);
    expect(rules).toEqual(expect.arrayContaining(['own-cameras-only', 'email-to-work-address']));
  });
});
