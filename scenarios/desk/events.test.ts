import { describe, expect, it } from 'vitest';
import { loadPack } from '../../policy/pack/load.ts';
import { purposes as judged } from '../../policy/trace.ts';
import { noCriteria } from '../../recognizer/investigate/criteria.ts';
import { openDesk } from '../../recognizer/investigate/desk.ts';
import { memoryArchive } from '../../recognizer/investigate/memory.ts';
import type { Person } from '../../recognizer/investigate/ports.ts';
import { purposes } from '../../recognizer/investigate/purposes.ts';
import type { UnnumberedEvent } from '../respond/port.ts';
import { judgeWhole } from '../run/judge-whole.ts';
import { numberTrace } from '../run/trace.ts';
import { clausesBroken } from '../trace/library.ts';
import {
  afterAuditEvent,
  auditEvents,
  collectedEvent,
  destroyedEvent,
  exportEvents,
  releaseEvent,
  searchEvents,
  secondsFrom,
} from './events.ts';

const startsAt = '2026-01-05T08:00:00';
const seconds = secondsFrom(startsAt);
const trained: Person = {
  role: 'investigator',
  designeeFor: [],
  trainedOn: '2025-11-01',
  refreshedOn: null,
  access: true,
};
const pack = loadPack('clinton-12.10');
const retentionS = Number(pack.parameters.get('retention-s')!.value);

/** Two months of a department at the desk: what happened, as the desk's records tell it. */
async function story(): Promise<UnnumberedEvent[]> {
  const archive = memoryArchive();
  let now = '2026-01-05T10:00:00.000Z';
  const desk = openDesk(archive, () => now, retentionS);
  await desk.enterPeople({ 'cmdr-1': { ...trained, role: 'alpr-administrator' } }, 'cmdr-1');
  await desk.enterPeople({ 'chief-1': { ...trained, role: 'chief-of-police' } }, 'cmdr-1');
  await desk.enterPeople({ 'det-1': trained }, 'cmdr-1');
  const read = {
    id: '1',
    cameraId: 'camera-1',
    seenAt: now,
    plate: 'AB12345',
    state: 'CT',
    confidence: 1,
    color: null,
    body: null,
    make: null,
  };
  await desk.collect([{ ...read, record: '{}', pictures: [] }], 'run');
  const [batch] = await archive.reads.batches();
  const ask = {
    personId: 'det-1',
    purpose: 'criminal-investigation',
    caseNumber: '26-1',
    criteria: { ...noCriteria, plate: 'AB*' },
  };

  now = '2026-01-06T10:00:00.000Z';
  const found = await desk.search(ask);
  const refused = await desk.search({ ...ask, purpose: 'personal' });
  const requested = await desk.requestRelease(
    'request-1',
    { from: 'Groton Town PD', recipient: 'law-enforcement', asks: 'AB12345' },
    'det-1',
  );
  const decided = await desk.decideRelease(
    'request-1',
    { granted: true, legalBasis: 'agreement of 2024', criteria: ask.criteria },
    'cmdr-1',
  );
  now = '2026-01-07T10:00:00.000Z';
  const released = await desk.exportReads({ ...ask, requestId: 'request-1' });
  now = '2026-01-30T10:00:00.000Z';
  const drawn = await desk.drawAudit('audit-01', 'audit-01', 'cmdr-1');
  now = '2026-01-30T12:00:00.000Z';
  const findings = drawn.body.sample.map((accessId) => ({
    accessId,
    finding: accessId === refused.access.id ? ('discrepancy' as const) : ('in-order' as const),
    note: '',
  }));
  const documented = await desk.documentAudit('audit-01', findings, 'cmdr-1');
  now = '2026-02-02T10:00:00.000Z';
  const reviewed = await desk.reviewAudit('audit-01', 'chief-1');
  const corrected = await desk.correctAfterAudit('audit-01', 'det-1 reminded of IV.K', 'cmdr-1');
  now = '2026-02-05T02:00:00.000Z';
  const destroyed = await desk.destroyDue('cmdr-1');
  return [
    collectedEvent(batch!.id, seconds),
    ...searchEvents(found, seconds),
    ...searchEvents(refused, seconds),
    releaseEvent(requested, seconds),
    releaseEvent(decided, seconds),
    ...exportEvents(released, seconds, requested.body.recipient),
    ...auditEvents(drawn, documented, seconds),
    afterAuditEvent(reviewed, seconds),
    afterAuditEvent(corrected, seconds),
    ...destroyed.map((tombstone) => destroyedEvent(tombstone, seconds)),
  ];
}

function judge(events: readonly UnnumberedEvent[]) {
  const first: UnnumberedEvent = {
    type: 'trace.started',
    tS: 0,
    format: 'gantry-trace/1',
    source: 'test',
    startsAt,
    actors: [
      { id: 'cmdr-1', role: 'alpr-administrator' },
      { id: 'chief-1', role: 'chief-of-police' },
      { id: 'det-1', role: 'investigator' },
    ],
    registers: ['access-log', 'audits'],
  };
  const truth = { format: 'gantry-truth/1' as const, vehicles: [], reads: {}, records: [] };
  const trace = numberTrace([first, ...events], seconds('2026-02-27T00:00:00Z'));
  return { trace, verdicts: judgeWhole(pack, trace, truth, { file: 'test' }) };
}

describe('the records of the desk, as a trace', () => {
  it('are judged without fault, and each clause that they bear on is satisfied', async () => {
    const { trace, verdicts } = judge(await story());
    expect(clausesBroken({ verdicts })).toEqual([]);
    const satisfied = new Set(
      verdicts.filter(({ outcome }) => outcome === 'satisfied').flatMap(({ clauses }) => clauses.map(({ id }) => id)),
    );
    for (const clause of ['V.A.a', 'V.B.a', 'V.B.d', 'V.C.a', 'V.C.b', 'V.C.c', 'IV.K.a.iv'])
      expect([...satisfied], clause).toContain(clause);
    expect(trace.filter(({ type }) => type === 'data.refused')).toMatchObject([
      { actor: 'det-1', purpose: 'personal', why: 'personal is a prohibited use (IV.K.a.iv)' },
    ]);
    expect(trace.filter(({ type }) => type === 'data.searched' || type === 'data.exported')).toHaveLength(2);
  });

  it.each<[string, (event: UnnumberedEvent) => UnnumberedEvent | undefined, string[]]>([
    [
      'what was refused was given all the same',
      (event) => {
        if (event.type !== 'data.refused') return event;
        const { why: _, ...access } = event;
        return { ...access, type: 'data.searched', by: 'partial-plate' };
      },
      ['II/2', 'IV.C.a/2', 'IV.K.a.iv', 'IV.K.a/1', 'V.A.c', 'V.B.b'],
    ],
    ['the log lacks them', (event) => (event.type === 'access.logged' ? undefined : event), ['V.B.a']],
    ['the data is still there', (event) => (event.type === 'data.destroyed' ? undefined : event), ['V.A.a', 'V.A.b']],
    ['nobody had decided', (event) => (event.type === 'release.decided' ? undefined : event), ['V.B.d']],
  ])('are found at fault when %s', async (_, change, clauses) => {
    const events = (await story()).flatMap((event) => change(event) ?? []);
    expect(clausesBroken(judge(events))).toEqual(clauses);
  });
});

describe('the purposes that the desk knows', () => {
  it('are those that the judge knows', () => expect(Object.keys(purposes)).toEqual([...judged]));
});
