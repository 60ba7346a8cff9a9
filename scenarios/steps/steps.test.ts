import { describe, expect, it } from 'vitest';
import { platesOf } from '../lists/plates.ts';
import { responderNamed } from '../respond/responders.ts';
import { clausesBroken } from '../trace/library.ts';
import { planTrace } from '../trace/plan.ts';
import { runTrace } from '../trace/run.ts';

const head = `gantry-trace: 1
title: T
story: S
expects: E
startsAt: 2026-05-18T13:00:00
people: { others: [{ id: det-1, role: investigator }, { id: cmdr-1, role: alpr-administrator }] }
passes: [{ id: car, atS: 10, vehicle: { plate: CK82417, color: green } }]
`;
const search = `{ do: search, id: look, atS: 60, by: det-1, purpose: criminal-investigation, caseNumber: 26-1, criteria: { plate: "CK*" }`;

async function run(steps: string, twin = '') {
  const text = `${head}steps:\n  - ${steps}\n${twin && `twins:\n  - { id: t, story: S, breaks: [x], ${twin} }\n`}`;
  const plan = planTrace({ id: 'story', file: 'story.yaml', text, list: () => ({ file: '', text: '' }), platesOf });
  return runTrace(plan, responderNamed('by-the-book'), plan.scenario.twins[0]);
}

describe('a step', () => {
  it('is answered by the desk, which has what the cameras read until then', async () => {
    const { trace } = await run(
      `${search} }\n  - { do: export, atS: 90, by: det-1, purpose: patrol, caseNumber: 26-1, criteria: { plate: CK82417 } }`,
    );
    const done = trace.filter(({ type }) => type.startsWith('data.') || type === 'access.logged');
    expect(done).toMatchObject([
      { type: 'data.searched', tS: 60, actor: 'det-1', accessId: 'access-1', by: 'partial-plate' },
      { type: 'access.logged', tS: 60, accessId: 'access-1' },
      { type: 'data.exported', tS: 90, accessId: 'access-2', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      { type: 'access.logged', tS: 90, accessId: 'access-2' },
    ]);
  });

  it('is judged by what it was truly for', async () => {
    expect(clausesBroken(await run(`${search}, truly: personal }`))).toContain('IV.K.a.iv');
    expect(clausesBroken(await run(`${search} }`))).toEqual([]);
  });

  it.each([
    [
      'a refusal that is not expected',
      `${search.replace('criminal-investigation', 'personal')} }`,
      '',
      /story\.yaml:9:5: the system refuses this \(prohibited-purpose\): personal is a prohibited use/,
    ],
    [
      'a refusal that does not come',
      `${search}, refused: [no-access] }`,
      '',
      /story\.yaml:9:5: the system does not refuse this \(no-access\)/,
    ],
    ['somebody unknown', `${search.replace('det-1', 'det-2')} }`, '', /story\.yaml:9:5: nobody is called "det-2"/],
    [
      'a twin of a step that is none',
      `${search} }`,
      'changes: [{ skip: other }]',
      /story\.yaml:11:\d+: there is no step "other"/,
    ],
    [
      'a twin with a field that is none',
      `${search} }`,
      'changes: [{ step: look, to: { purpose: fun } }]',
      /story\.yaml:11:\d+: purpose has a value that is not allowed/,
    ],
    ['no time', `${search.replace('atS: 60, ', '')} }`, '', /story\.yaml:9:5: it is not said when/],
  ])('faults %s', async (_, steps, twin, expected) => {
    await expect(run(steps, twin)).rejects.toThrow(expected);
  });

  it.each([
    [
      'gives what it should refuse',
      `${search.replace('criminal-investigation', 'personal')}, refused: [prohibited-purpose] }`,
      'lets: [prohibited-purpose]',
      ['data.searched', 'access.logged'],
      ['IV.K.a.iv'],
    ],
    [
      'refuses',
      `${search.replace('criminal-investigation', 'personal')}, refused: [prohibited-purpose] }`,
      '',
      ['data.refused', 'access.logged'],
      [],
    ],
    ['keeps no log', `${search} }`, 'loses: [access-log]', ['data.searched'], []],
  ])('of a system that %s', async (_, steps, twin, types, broken) => {
    const result = await run(steps, twin);
    const done = result.trace
      .map(({ type }) => type as string)
      .filter((type) => type.startsWith('data.') || type === 'access.logged');
    expect(done).toEqual(types);
    expect(clausesBroken(result)).toEqual(expect.arrayContaining(broken));
  });
});
