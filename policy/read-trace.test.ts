import { describe, expect, it } from 'vitest';
import { parseTraceLine, readTrace } from './read-trace.ts';

const closed = {
  type: 'alert.closed',
  seq: 4,
  tS: 9.5,
  actor: 'desk',
  alertId: 'a1',
  disposition: 'misread',
};

describe('a line of a trace', () => {
  it('is an event', () => {
    expect(parseTraceLine(JSON.stringify(closed), 't.ndjson', 3)).toEqual({ line: 3, event: closed });
  });
  it.each([
    ['cut off', '{"type":"alert.cl', /not JSON/],
    ['no object', '7', /not an event/],
    ['an unknown type', '{"type":"alert.lost"}', /unknown event type "alert.lost"/],
    [
      'an unknown value',
      JSON.stringify({ ...closed, disposition: 'gone' }),
      /alert\.closed: disposition has a value that is not allowed/,
    ],
    ['an unknown key', JSON.stringify({ ...closed, mood: 1 }), /alert\.closed: unknown key "mood"/],
    ['a missing key', JSON.stringify({ ...closed, actor: undefined }), /alert\.closed: actor is missing/],
    ['a negative time', JSON.stringify({ ...closed, tS: -1 }), /alert\.closed: tS is too small/],
  ])('that is %s is told with its place', (_, text, what) => {
    const read = parseTraceLine(text, 't.ndjson', 3);
    expect(read).toMatchObject({ fault: { where: { file: 't.ndjson', line: 3 } } });
    expect('fault' in read && read.fault.what).toMatch(what);
  });
});

it('goes on after a faulty line, and counts empty ones', async () => {
  const read = [];
  for await (const one of readTrace([JSON.stringify(closed), '', 'x', JSON.stringify(closed)], 't'))
    read.push([one.line, 'event' in one]);
  expect(read).toEqual([
    [1, true],
    [3, false],
    [4, true],
  ]);
});
