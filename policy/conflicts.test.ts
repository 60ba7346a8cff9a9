import { expect, it } from 'vitest';
import { loadPack } from './pack/load.ts';
import { brokenBy, readPage } from './testing.ts';

const taken = loadPack('clinton-12.10');

it.each([
  [
    'C1',
    'dispatch-vouches.bad',
    { gone: ['verify-before-enforcement', 'officer-stops-verified-only', 'ecc-verifies'] },
  ],
  ['C2', 'supervisor-directs.bad', { gone: ['supervisor-directs'] }],
  ['C3', 'entry-without-narrative.bad', { gone: ['entry-gives-narrative'] }],
  ['C4', 'no-dispatch.bad', { gone: ['ecc-dispatches', 'assign-officers'] }, 'warrants'],
  ['C5', 'verify-before-enforcement.good', { come: ['supervisor-verifies'] }],
  ['C6', 'informational.good', { come: ['ecc-dispatches', 'mandatory-is-not-informational'] }, 'protection-order'],
  ['C7', 'entry.good', { come: ['entries-by-authorized'] }],
  ['C8', 'civilian-operator.bad', { gone: ['operators-are-authorized'] }],
  ['C9', 'dmv-flag.bad', { gone: ['no-alert-for-infractions'] }],
] as const)('%s read the other way changes the verdicts on %s', (id, name, change, reason?: string) => {
  const page = readPage(name);
  for (const event of page.events) if (reason && event.type === 'alert') event.entry.reason = reason;
  const before = brokenBy(taken, page);
  const after = brokenBy(loadPack('clinton-12.10', { otherReadings: [id] }), page);
  const { gone = [], come = [] } = change as { gone?: readonly string[]; come?: readonly string[] };
  expect(before).toEqual(expect.arrayContaining([...gone]));
  expect(after).toEqual(expect.arrayContaining([...come]));
  expect(after.filter((rule) => gone.includes(rule))).toEqual([]);
  expect(before.filter((rule) => come.includes(rule))).toEqual([]);
});

it('every conflict has a switch of its own', () => {
  const switched = [...taken.conflicts.values()].map((conflict) => conflict.switch.parameter);
  expect(new Set(switched).size).toBe(9);
});
