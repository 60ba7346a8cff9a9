import { describe, expect, it } from 'vitest';
import { type Case, play, type Story, stolen } from './testing.ts';

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
