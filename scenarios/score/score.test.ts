import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../policy/engine/verdict.ts';
import type { ListedEntry } from '../../policy/expected.ts';
import { loadPack } from '../../policy/pack/load.ts';
import type { EventOf } from '../../policy/trace.ts';
import type { Truth } from '../../policy/truth.ts';
import type { PlateRead } from '../../recognizer/ports.ts';
import { scoreRun } from './score.ts';

const pack = loadPack('clinton-12.10');
const vehicle = (id: string, plate: string, passes = 1): Truth['vehicles'][number] => ({
  id,
  plate,
  state: 'CT',
  color: 'red',
  body: 'car',
  occupants: 1,
  driver: null,
  passes,
});
const read = (id: string, text: string): PlateRead => ({
  id,
  cameraId: 'c',
  tFirstS: 0,
  tS: 1,
  text,
  characters: [],
  confidence: 1,
  state: null,
  format: null,
  observations: [],
});
const entry = (entryId: string, plate: string): ListedEntry => ({
  entryId,
  plate,
  state: 'CT',
  reason: 'stolen-vehicle',
  source: 'NCIC',
  department: 'd',
  instructions: '',
});
const alert = (alertId: string, readId: string, entry: ListedEntry): EventOf<'alert'> => ({
  type: 'alert',
  seq: 1,
  tS: 1,
  alertId,
  hitId: 'h',
  readId,
  plateRead: entry.plate,
  stateRead: null,
  entry,
});
const verdict = (outcome: Verdict['outcome'], strength: Verdict['strength']): Verdict => ({
  rule: 'r',
  outcome,
  clauses: [{ id: 'IV.C.d', text: 't' }],
  kind: 'prohibition',
  strength,
  inferred: null,
  alertId: 'a1',
  entryId: null,
  actors: ['unit-1'],
  events: [3],
  tS: 3,
  why: 'why.',
  facts: [],
  excusedBy: null,
  missing: [],
  turnsOn: [],
});

describe('scoreRun', () => {
  const truth: Truth = {
    format: 'gantry-truth/1',
    vehicles: [
      vehicle('right', 'AAA111'),
      vehicle('wrong', 'BBB222'),
      vehicle('unread', 'CCC333'),
      vehicle('elsewhere', 'DDD444', 0),
    ],
    reads: { r1: 'right', r2: 'wrong', r3: null },
    records: [],
  };
  const reads = [read('r1', 'AAA111'), read('r2', 'BBB22Z'), read('r3', 'ZZZ')];
  const [own, others, unread, absent] = [
    entry('own', 'AAA111'),
    entry('others', 'BBB22Z'),
    entry('unread', 'CCC333'),
    entry('absent', 'DDD444'),
  ];
  const trace = [alert('a1', 'r1', own), alert('a2', 'r2', others)];
  const score = scoreRun(pack, truth, reads, [own, others, unread, absent], trace, [
    verdict('satisfied', 'shall'),
    verdict('violated', 'should'),
  ]);

  it('counts passes, captures, right reads and reads off every plate', () => {
    expect(score.recognition).toMatchObject({
      capture: { count: 2, of: 3 },
      accuracy: { count: 1, of: 2 },
      captureTimesAccuracy: { count: 1, of: 3 },
      falseReads: 1,
      wrongReads: 1,
    });
  });

  it('owes alerts for listed vehicles that passed, no others, and knows alerts on others', () => {
    expect(score.matching.alerts).toMatchObject({ count: 1, of: 2 });
    expect(score.matching.missed).toEqual([{ vehicleId: 'unread', entryId: 'unread' }]);
    expect(score.matching.notPassed).toEqual([{ vehicleId: 'elsewhere', entryId: 'absent' }]);
    expect(score.matching.alertsOnOthers).toBe(1);
  });

  it('counts a pass as read right only when every read of it is', () => {
    const twice = { ...truth, reads: { ...truth.reads, r4: 'right' } };
    const { recognition } = scoreRun(pack, twice, [...reads, read('r4', 'AAA11I')], [], [], []);
    expect(recognition).toMatchObject({ accuracy: { count: 0, of: 2 }, wrongReads: 2 });
  });

  it('keeps a broken should apart from a broken shall, and lets neither pass', () => {
    expect(score.routing).toMatchObject({ brokenShall: 0, brokenShould: 1 });
    expect(score.unmet).toEqual([
      'no alert for unread, which is on the list (unread) and passed',
      'elsewhere is on the list (absent) and never went through the capture zone',
      'IV.C.d: why.',
      'a1: did not come about: It is to be verified through COLLECT or NCIC now. (IV.G.a, IV.I.a)',
      'a1: did not come about: As a stale entry. (IV.G.b, IV.F.e)',
      "a1: did not come about: It is another agency's; its source is told. (IV.F.b)",
      'a2: did not come about: The read was wrong; there is nothing to verify. (IV.D.a/1)',
      'a2: did not come about: As a misread. (IV.D.a/1)',
    ]);
  });

  it('sets what had to follow beside what did, also for an alert that is missing', () => {
    expect(score.expected.map(({ alertId, vehicleId, owed, met }) => ({ alertId, vehicleId, owed, met }))).toEqual([
      { alertId: 'a1', vehicleId: 'right', owed: true, met: false },
      { alertId: 'a2', vehicleId: 'wrong', owed: false, met: false },
      { alertId: null, vehicleId: 'unread', owed: true, met: false },
    ]);
  });
});
