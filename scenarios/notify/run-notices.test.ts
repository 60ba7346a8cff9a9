import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writeWhole } from '../../base/files.ts';
import { noticesOfRun } from './run-notices.ts';

const folder = mkdtempSync(join(tmpdir(), 'gantry-run-notices-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the alerts of a run', () => {
  it.each([
    ['2026-06-01T20:20:00', '2026-06-01T20:20:01.500'],
    ['2026-06-01T20:20:00-04:00', '2026-06-01T20:20:01.500-04:00'],
    ['2026-06-01T20:20:00Z', '2026-06-01T20:20:01.500Z'],
  ])('that starts at %s are of its time', (startsAt, at) => {
    const entry = { entryId: 'e', plate: 'AB2', state: 'NY', reason: 'stolen-vehicle', source: 'NCIC' };
    const alert = { alertId: 'a', hitId: 'h', readId: 'r', plateRead: 'AB2', stateRead: 'NY' };
    const trace = [
      { type: 'trace.started', seq: 0, tS: 0, format: 'gantry-trace/1', source: 'x', startsAt, actors: [] },
      { type: 'alert', seq: 1, tS: 1.5, ...alert, entry: { ...entry, department: 'x', instructions: '' } },
    ];
    writeWhole(join(folder, 'trace.ndjson'), trace.map((event) => `${JSON.stringify(event)}\n`).join(''));
    expect(noticesOfRun(folder)).toMatchObject([{ alertId: 'a', at }]);
  });
});
