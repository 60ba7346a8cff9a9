import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { projectRoot } from '../../base/files.ts';
import { readYaml } from '../../base/read-yaml.ts';
import { loadPack } from '../../policy/pack/load.ts';
import { type EventType, eventSchemas, type TraceEvent } from '../../policy/trace.ts';
import { responderNamed } from '../respond/responders.ts';
import { pixelPlans, playPerfectly } from '../testing.ts';
import { tracePlans } from '../trace/library.ts';
import { runTrace } from '../trace/run.ts';
import { disturb, disturbances } from './disturb.ts';
import { reactions } from './sensitivity.ts';

const listSchema = z.array(
  z.strictObject({
    changes: z.array(z.enum(disturbances)).min(1),
    events: z.array(z.enum(Object.keys(eventSchemas) as [EventType, ...EventType[]])).min(1),
    elsewhere: z.boolean().default(false),
    reason: z.string().min(1),
  }),
);
const list = readYaml(join(projectRoot, 'scenarios', 'sensitivity', 'not-cared-about.yaml'), listSchema).value;
const listed = list.flatMap(({ changes, events, elsewhere }) =>
  changes.flatMap((how) => events.map((type) => ({ what: `${type} ${how}`, elsewhere }))),
);

const pack = loadPack('clinton-12.10');
const played = await Promise.all(
  tracePlans(pack.name).map((plan) => runTrace(plan, responderNamed('by-the-book'), undefined, pack)),
);

describe('each event of each clean story, dropped, moved or given to another actor', () => {
  const stories = [...played, ...pixelPlans.map(([, plan]) => ({ plan, ...playPerfectly(plan, 'by-the-book') }))];
  const found = stories.flatMap(({ plan, trace, truth }) =>
    reactions(pack, trace, truth).map(({ how, type, seq, noticed }) => ({
      what: `${type} ${how}`,
      where: `${plan.id} #${seq}`,
      noticed,
    })),
  );
  const unnoticed = new Set(found.filter(({ noticed }) => !noticed).map(({ what }) => what));
  const noticed = new Set(found.filter((one) => one.noticed).map(({ what }) => what));

  it('is noticed by the judge, or stands on the list of what the order does not care about', () => {
    const known = new Set(listed.map(({ what }) => what));
    expect(found.filter((one) => !one.noticed && !known.has(one.what))).toEqual([]);
    expect(found.length).toBeGreaterThan(1000);
  });

  it('stands on the list once, and only where it is not noticed', () => {
    const names = listed.map(({ what }) => what);
    expect(names).toEqual([...new Set(names)]);
    expect(names.filter((what) => !unnoticed.has(what))).toEqual([]);
  });

  it('is said to be noticed elsewhere where it is, and nowhere else', () => {
    expect(listed.filter(({ what, elsewhere }) => elsewhere !== noticed.has(what))).toEqual([]);
  });
});

describe('disturb', () => {
  const trace: TraceEvent[] = [
    {
      type: 'trace.started',
      seq: 0,
      tS: 0,
      format: 'gantry-trace/1',
      source: 'test',
      startsAt: '2026-01-01T00:00:00',
      actors: [
        { id: 'a', role: 'patrol-officer' },
        { id: 'b', role: 'shift-supervisor' },
      ],
    },
    { type: 'sms.set', seq: 1, tS: 5, actor: 'a', enabled: true },
    { type: 'sms.set', seq: 2, tS: 9, actor: 'b', enabled: false },
    { type: 'trace.ended', seq: 3, tS: 10 },
  ];
  const told = (how: string) =>
    disturb(trace)
      .filter((one) => one.how === how)
      .map(({ ways }) => ways.map((way) => way.map((one) => `${one.tS}${'actor' in one ? one.actor : ''}`).join(' ')));

  it.each([
    ['dropped', [['0 9b 10'], ['0 5a 10']]],
    [
      'moved',
      [
        ['0 0a 9b 10', '0 9b 10a 10'],
        ['0 0b 5a 10', '0 5a 10b 10'],
      ],
    ],
    ['another-actor', [['0 5b 9b 10'], ['0 5a 9a 10']]],
  ])('has each event %s in all ways, and the rest as it was', (how, expected) => {
    expect(told(how)).toEqual(expected);
    for (const { ways } of disturb(trace))
      for (const way of ways) expect(way.map(({ seq }) => seq)).toEqual([...way.keys()]);
  });
});
