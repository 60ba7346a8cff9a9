import { describe, expect, it } from 'vitest';
import { judge } from '../../policy/judge.ts';
import { loadPack } from '../../policy/pack/load.ts';
import { traceEventSchema } from '../../policy/trace.ts';
import { noCriteria } from '../../recognizer/investigate/criteria.ts';
import { openDesk } from '../../recognizer/investigate/desk.ts';
import { memoryArchive } from '../../recognizer/investigate/memory.ts';
import type { Access, Archive } from '../../recognizer/investigate/ports.ts';
import { openCustomEntries } from '../../recognizer/match/custom/entries.ts';
import { memoryHistory } from '../../recognizer/match/custom/history.ts';
import type { EntryDraft, History } from '../../recognizer/match/custom/ports.ts';
import { traceOfDesk } from './trace.ts';

const pack = loadPack('clinton-12.10');
const retentionS = Number(pack.parameters.get('retention-s')!.value);
const trained = { designeeFor: [], trainedOn: '2025-11-01', refreshedOn: null, access: true };
const draft: EntryDraft = {
  plate: 'AM40021',
  state: 'CT',
  reason: 'warrants',
  purpose: 'wanted-person',
  department: 'Clinton PD',
  caseNumber: '26-011840',
  narrative: 'Seen at three burglaries',
  enteringOfficer: 'Sgt. A. Rowe',
  synopsis: 'Burglaries',
  cfsNumber: '26-40117',
  instructions: '',
  expires: null,
};
const ask = {
  personId: 'det-1',
  purpose: 'criminal-investigation',
  caseNumber: '26-1',
  criteria: { ...noCriteria, plate: 'AB*' },
};
const read = (id: string, plate: string) => ({
  ...{ id, plate, cameraId: 'camera-1', seenAt: '2026-01-05T09:00:00.000Z', state: 'CT', confidence: 1 },
  ...{ color: null, body: null, make: null, record: `{"id":"${id}"}`, pictures: [] },
});

/** A department that opened its books on 5 January 2026. */
async function department() {
  const archive = memoryArchive();
  const history = memoryHistory();
  let now = '2026-01-05T08:00:00.000Z';
  const desk = openDesk(archive, () => now, retentionS);
  await desk.enterPeople({ 'cmdr-1': { ...trained, role: 'alpr-administrator' } }, 'cmdr-1');
  await desk.enterPeople({ 'det-1': { ...trained, role: 'investigator' } }, 'cmdr-1');
  await desk.enterPeople({ 'sgt-1': { ...trained, role: 'shift-supervisor' } }, 'cmdr-1');
  const at = (time: string): void => {
    now = new Date(`${time}Z`).toISOString();
  };
  return { archive, history, desk, at };
}

async function judged(archive: Archive, history: History, now: string) {
  const { trace, strangers } = await traceOfDesk(archive, await history.all(), now, 'the store');
  for (const event of trace) traceEventSchema.parse(event);
  const verdicts = judge(pack, trace);
  const named = (outcome: string): string[] =>
    verdicts.filter((verdict) => verdict.outcome === outcome).map(({ rule }) => rule);
  return { trace, strangers, verdicts, violated: named('violated'), pending: named('pending') };
}

describe('the trace of a desk', () => {
  it('of a department that keeps to the order breaks nothing, and what is not due yet is pending', async () => {
    const { archive, history, desk, at } = await department();
    await desk.collect([read('1', 'AB12345')], 'run');
    at('2026-01-06T10:00:00');
    await desk.search(ask);
    expect((await desk.search({ ...ask, purpose: 'personal' })).answer).toBeNull();
    await desk.requestRelease(
      'r-1',
      { from: 'Groton Town PD', recipient: 'law-enforcement', asks: 'AB12345' },
      'det-1',
    );
    expect((await desk.exportReads({ ...ask, requestId: 'r-1' })).answer).toBeNull();
    await desk.decideRelease(
      'r-1',
      { granted: true, legalBasis: 'agreement of 2024', criteria: ask.criteria },
      'cmdr-1',
    );
    await desk.exportReads({ ...ask, requestId: 'r-1' });
    const entries = await openCustomEntries({
      history,
      ledger: archive.ledger,
      notifyAdministrator: async () => ['cmdr@clintonpd.example'],
    });
    const sergeant = { id: 'sgt-1', role: 'shift-supervisor' };
    await entries.enter(sergeant, '2026-01-07T08:00:00', draft, 'custom-1');
    await entries.review(sergeant, '2026-01-20T08:00:00', ['custom-1']);
    await entries.remove(sergeant, '2026-01-21T08:00:00', 'custom-1', 'Arrested');
    at('2026-01-30T10:00:00');
    const { body } = await desk.drawAudit('audit-01', 'audit-01', 'cmdr-1');
    const findings = body.sample.map((accessId) => ({ accessId, finding: 'in-order' as const, note: '' }));
    await desk.documentAudit('audit-01', findings, 'cmdr-1');
    await expect(desk.reviewPolicy('clinton-12.10', '', 'det-1')).rejects.toThrow('VI.A.a');
    await desk.reviewPolicy('clinton-12.10', 'Shorter retention', 'cmdr-1');

    const { trace, strangers, violated, pending } = await judged(archive, history, '2026-02-01T10:00:00.000Z');
    expect(strangers).toEqual([]);
    expect(violated).toEqual([]);
    expect(pending.sort()).toEqual(['destroy-after-retention', 'monthly-audit', 'review-audit']);
    const counts = new Map<string, number>();
    for (const { type } of trace) counts.set(type, (counts.get(type) ?? 0) + 1);
    expect(Object.fromEntries(counts)).toEqual({
      'trace.started': 1,
      'access.granted': 3,
      'data.collected': 1,
      'data.searched': 1,
      'data.refused': 2,
      'access.logged': 4,
      'release.requested': 1,
      'release.decided': 1,
      'data.exported': 1,
      'data.released': 1,
      'entry.created': 1,
      'entries.reviewed': 1,
      'entry.removed': 1,
      'administrator.notified': 1,
      'audit.conducted': 1,
      'audit.documented': 1,
      'policy.reviewed': 1,
      'trace.ended': 1,
    });
  });

  it('names what was due and not done by now: an audit, its review, the destruction of data', async () => {
    const { archive, history, desk, at } = await department();
    await desk.collect([read('1', 'AB12345')], 'run');
    await desk.search(ask);
    at('2026-01-30T10:00:00');
    const { body } = await desk.drawAudit('audit-01', 'audit-01', 'cmdr-1');
    const findings = body.sample.map((accessId) => ({ accessId, finding: 'in-order' as const, note: '' }));
    at('2026-02-09T10:00:00');
    await desk.documentAudit('audit-01', findings, 'cmdr-1');
    const { violated, verdicts } = await judged(archive, history, '2026-03-05T10:00:00.000Z');
    expect(violated.sort()).toEqual(['destroy-after-retention', 'document-audit', 'monthly-audit', 'review-audit']);
    const [audit] = verdicts.filter(({ rule, outcome }) => rule === 'monthly-audit' && outcome === 'violated');
    expect(audit!.why).toContain('it was not done in 2026-02');
  });

  it('holds nothing against anybody for data that stays as evidence, and counts its first destruction', async () => {
    const { archive, history, desk, at } = await department();
    await desk.collect([read('1', 'AB12345'), read('2', 'CD1')], 'run');
    await desk.exportReads({ ...ask, requestId: null });
    at('2026-01-06T08:00:00');
    await desk.collect([read('3', 'AB777')], 'run');
    await desk.exportReads({ ...ask, criteria: { ...noCriteria, plate: 'AB777' }, requestId: null });
    at('2026-02-05T02:00:00');
    await desk.destroyDue('cmdr-1');
    const { violated } = await judged(archive, history, '2026-02-20T10:00:00.000Z');
    expect(violated).toEqual([]);
    at('2026-02-21T02:00:00');
    await desk.liftHold('26-1', 'cmdr-1');
    await desk.destroyDue('cmdr-1');
    const { trace } = await judged(archive, history, '2026-02-22T10:00:00.000Z');
    expect(trace.filter(({ type }) => type === 'data.destroyed')).toMatchObject([
      { batchId: 'day-2026-01-05', tS: 30 * 86_400 + 18 * 3600 },
      { batchId: 'day-2026-01-06' },
    ]);
  });

  it('leaves out who is in no book, and says so; and queries that nobody saw an answer to', async () => {
    const { archive, history, desk } = await department();
    await desk.search({ ...ask, personId: 'nobody-1' });
    const { answer: _, ...cutOff } = { ...(await archive.log.entries())[0]!, personId: 'det-1' };
    await archive.log.enter({ ...cutOff, refusals: [] } satisfies Omit<Access, 'id'>);
    const { trace, strangers, violated } = await judged(archive, history, '2026-01-05T09:00:00.000Z');
    expect(strangers).toEqual(['nobody-1']);
    expect(violated).toEqual([]);
    expect(trace.map(({ type }) => type)).toEqual([
      'trace.started',
      ...['access.granted', 'access.granted', 'access.granted'],
      'access.logged',
      'trace.ended',
    ]);
  });
});
