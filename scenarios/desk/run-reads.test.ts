import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writeWhole } from '../../base/files.ts';
import { readsOfRun } from './run-reads.ts';

const work = mkdtempSync(join(tmpdir(), 'gantry-run-reads-'));
afterAll(() => rmSync(work, { recursive: true }));

/** A run folder with two reads, the second of which led to two alerts. */
function runFolder(
  startsAt: string,
  lines = [
    '{"id":"1","cameraId":"pole-1","tS":1.5,"text":"AB1","state":null,"confidence":0.5}',
    '{"id":"2","cameraId":"pole-1","tS":0,"text":"AB2","state":{"code":"NY"},"confidence":1,"vehicle":{"color":{"name":"red","confidence":0.97},"body":null}}',
  ],
) {
  const folder = join(work, 'a-run');
  rmSync(folder, { recursive: true, force: true });
  const entry = {
    entryId: 'e',
    plate: 'AB2',
    state: 'NY',
    reason: 'stolen-vehicle',
    source: 'NCIC',
    department: 'x',
    instructions: '',
  };
  const alert = (alertId: string, seq: number) => ({
    type: 'alert',
    seq,
    tS: 0,
    alertId,
    hitId: alertId,
    readId: '2',
    plateRead: 'AB2',
    stateRead: 'NY',
    entry,
  });
  const trace = [
    { type: 'trace.started', seq: 0, tS: 0, format: 'gantry-trace/1', source: 'x', startsAt, actors: [] },
    alert('alert-1', 1),
    alert('alert-10', 2),
  ];
  writeWhole(join(folder, 'trace.ndjson'), trace.map((event) => `${JSON.stringify(event)}\n`).join(''));
  writeWhole(join(folder, 'reads.ndjson'), `${lines.join('\n')}\n`);
  for (const name of ['alert-1-plate.jpg', 'alert-1-7.jpg', 'alert-10-9.jpg', 'alert-2-1.jpg'])
    writeWhole(join(folder, 'frames', name), name);
  return folder;
}

describe('the reads of a run', () => {
  it('are named by the run, at the time of day, each line as it is, with the pictures of their alerts', () => {
    const [first, second] = readsOfRun(runFolder('2026-06-01T20:20:00'));
    expect(first).toMatchObject({
      id: 'a-run/1',
      cameraId: 'pole-1',
      seenAt: '2026-06-01T20:20:01.500Z',
      plate: 'AB1',
      state: null,
      color: null,
      pictures: [],
    });
    expect(second).toMatchObject({ id: 'a-run/2', state: 'NY', color: 'red', body: null });
    expect(JSON.parse(second!.record)).toMatchObject({ text: 'AB2' });
    expect(second!.pictures.map(({ name }) => name)).toEqual(['alert-1-7.jpg', 'alert-1-plate.jpg', 'alert-10-9.jpg']);
  });

  it('are in UTC where the run says how far off its clock is', () =>
    expect(readsOfRun(runFolder('2026-06-01T20:20:00-04:00'))[1]!.seenAt).toBe('2026-06-02T00:20:00.000Z'));

  it.each([
    ['no run', () => join(work, 'none'), /none\/trace\.ndjson: file not found/],
    ['a line that is no read', () => runFolder('2026-06-01T20:20:00', ['', '{}']), /reads\.ndjson:2: this is no read/],
    ['half a line', () => runFolder('2026-06-01T20:20:00', ['{']), /reads\.ndjson:1: this is no read/],
  ])('are refused where there is %s', (_, make, message) => expect(() => readsOfRun(make())).toThrow(message));
});
