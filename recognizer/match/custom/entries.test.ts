import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryArchive } from '../../investigate/memory.ts';
import { type Outcome, openCustomEntries } from './entries.ts';
import { memoryHistory } from './history.ts';
import type { RemovalNotice } from './notice.ts';
import type { EntryDraft, Person } from './ports.ts';
import { hotListEntry, registerOf } from './register.ts';

const sergeant: Person = { id: 'sgt-1', role: 'shift-supervisor' };
const officer: Person = { id: 'unit-21', role: 'patrol-officer' };
const designee: Person = { ...officer, id: 'unit-22', designeeFor: ['alpr-administrator'] };
const trained = { designeeFor: [], trainedOn: '2026-01-05', refreshedOn: null, access: true };
const draft: EntryDraft = {
  plate: 'AM40021',
  state: 'CT',
  reason: 'warrants',
  purpose: 'wanted-person',
  department: 'Clinton PD',
  caseNumber: '26-011840',
  narrative: 'Seen at three burglaries',
  enteringOfficer: 'Sgt. A. Rowe',
  synopsis: 'Burglaries at the harbor',
  cfsNumber: '26-40117',
  instructions: 'Stop only with probable cause',
  expires: null,
};
const day = (n: number): string => `2026-09-${String(n).padStart(2, '0')}T10:00:00`;

async function open(notify: (notice: RemovalNotice) => Promise<readonly string[]> = () => Promise.resolve(['cmdr'])) {
  const history = memoryHistory();
  const ledger = await books();
  return { history, ledger, entries: await openCustomEntries({ history, ledger, notifyAdministrator: notify }) };
}

async function books() {
  const { ledger } = memoryArchive();
  const enter = (subject: string, to: object) => {
    const body = { ...trained, role: 'shift-supervisor', ...to };
    return ledger.append({ kind: 'person', subject, at: '2026-01-05T10:00:00.000Z', by: 'cmdr-1', body });
  };
  for (const { id, ...office } of [sergeant, officer, designee]) await enter(id, office);
  await enter('no-access', { access: false });
  await enter('untrained', { trainedOn: null });
  await enter('overdue', { trainedOn: '2025-01-05' });
  await enter('civilian', { role: 'civilian-employee' });
  return ledger;
}
const codesOf = (outcome: Outcome<never>) => ('refused' in outcome ? outcome.refused.map(({ code }) => code) : 'done');

describe('making an entry', () => {
  it.each<[string, Person, Partial<EntryDraft>, string | string[]]>([
    ['by a supervisor, whole', sergeant, {}, 'done'],
    ['by a designee', designee, {}, 'done'],
    ['by an officer', officer, {}, ['not-authorized']],
    ['by one without access', { ...sergeant, id: 'no-access' }, {}, ['no-access']],
    ['by one who is not trained', { ...sergeant, id: 'untrained' }, {}, ['not-trained']],
    ['by one whose training is too old', { ...sergeant, id: 'overdue' }, {}, ['refresher-overdue']],
    ['by a civilian', { id: 'civilian', role: 'civilian-employee' }, {}, ['no-operator', 'not-authorized']],
    ['by one whom nobody knows', { ...sergeant, id: 'stranger' }, {}, ['unknown-person']],
    ['without the department', sergeant, { department: '' }, ['incomplete']],
    ['without a case number', sergeant, { caseNumber: ' ' }, ['incomplete']],
    ['without a narrative', sergeant, { narrative: '' }, ['incomplete']],
    ['without the officer', sergeant, { enteringOfficer: '' }, ['incomplete']],
    ['without a synopsis', sergeant, { synopsis: '' }, ['incomplete']],
    ['without a CFS number', sergeant, { cfsNumber: '' }, ['incomplete']],
    ['without anything', sergeant, { cfsNumber: '', synopsis: '', department: '' }, Array(3).fill('incomplete')],
    ['of no plate', sergeant, { plate: 'AM-40021' }, ['malformed']],
    ['of no state', sergeant, { state: 'ZZ' }, ['malformed']],
    ['until no day', sergeant, { expires: 'never' }, ['malformed']],
    ['until the day before', sergeant, { expires: '2026-08-31' }, ['malformed']],
    ['until the day itself', sergeant, { expires: '2026-09-01' }, 'done'],
    ['for a fine', sergeant, { purpose: 'outstanding-fine' }, ['excluded-purpose']],
    ['for himself', sergeant, { purpose: 'personal' }, ['excluded-purpose']],
  ])('%s', async (_, by, to, expected) => {
    const { entries, history } = await open();
    const outcome = await entries.enter(by, day(1), { ...draft, ...to });
    expect(codesOf(outcome as Outcome<never>)).toEqual(expected);
    expect(await history.all()).toHaveLength(expected === 'done' ? 1 : 0);
    if ('refused' in outcome) for (const { words } of outcome.refused) expect(words).not.toMatch(/\b[IV]+\.[A-Z]/);
  });

  it('is refused the second time, while the first is in force', async () => {
    const { entries } = await open();
    await entries.enter(sergeant, day(1), draft, 'one');
    const enter = (to: Partial<EntryDraft>) => entries.enter(sergeant, day(2), { ...draft, ...to });
    expect(codesOf((await enter({ narrative: 'Again' })) as Outcome<never>)).toEqual(['already-entered']);
    expect(codesOf((await enter({ state: null })) as Outcome<never>)).toBe('done');
    expect(codesOf((await enter({ caseNumber: '26-2' })) as Outcome<never>)).toBe('done');
    await entries.remove(sergeant, day(3), 'one', 'Arrested');
    expect(codesOf((await enter({})) as Outcome<never>)).toBe('done');
  });

  it('lets an officer ask for one, which is none', async () => {
    const { entries, history } = await open();
    const asked = { to: ['sgt-1'], plate: 'AM40021', state: 'CT', why: 'At closed shops' };
    await entries.request(officer, day(1), asked);
    expect(entries.inForce('2026-09-01')).toEqual([]);
    expect(await history.all()).toMatchObject([{ kind: 'requested', by: officer, ...asked }]);
  });

  it('gives the hot list what it needs and no more', async () => {
    const { entries } = await open();
    await entries.enter(sergeant, day(1), draft, 'burglary-car');
    const { purpose: _, ...said } = draft;
    expect(entries.inForce('2026-09-01').map(hotListEntry)).toEqual([
      { ...said, id: 'burglary-car', entered: '2026-09-01', source: 'Custom' },
    ]);
  });
});

describe('keeping entries', () => {
  it('asks for review after thirty days without one, and when an entry has expired', async () => {
    const { entries } = await open();
    await entries.enter(sergeant, '2026-08-01T10:00:00', draft, 'old');
    const of = (caseNumber: string) => ({ ...draft, caseNumber });
    await entries.enter(sergeant, '2026-08-01T10:00:00', { ...of('26-2'), expires: '2026-08-20' }, 'expired');
    await entries.enter(sergeant, '2026-08-10T10:00:00', of('26-3'), 'young');
    const due = (on: string) => entries.dueForReview(on).map(({ id }) => id);
    expect([due('2026-08-20'), due('2026-08-21'), due('2026-08-31')]).toEqual([[], ['expired'], ['old', 'expired']]);
    expect(entries.inForce('2026-08-21').map(({ id }) => id)).toEqual(['old', 'young']);
    await entries.review(sergeant, '2026-08-31T09:00:00', ['old']);
    await entries.update(sergeant, '2026-08-31T09:30:00', 'expired', { expires: '2026-12-31' });
    expect(due('2026-09-01')).toEqual([]);
  });

  it.each([
    ['who may not', officer, 'one', 'Arrested', ['not-authorized']],
    ['without a reason', sergeant, 'one', ' ', ['no-reason-given']],
    ['that is none', sergeant, 'two', 'Arrested', ['no-such-entry']],
  ])('does not let one remove an entry: %s', async (_, by, id, why, expected) => {
    const { entries } = await open();
    await entries.enter(sergeant, day(1), draft, 'one');
    expect(codesOf((await entries.remove(by, day(2), id, why)) as Outcome<never>)).toEqual(expected);
    expect(entries.inForce('2026-09-02')).toHaveLength(1);
  });

  it('tells the administrator of a removal and why, once it can', async () => {
    const sent: RemovalNotice[] = [];
    let isDown = true;
    const { entries, history, ledger } = await open((notice) => {
      if (isDown) return Promise.reject(new Error('no mail server'));
      sent.push(notice);
      return Promise.resolve(['cmdr@clintonpd.example']);
    });
    await entries.enter(sergeant, day(1), draft, 'one');
    await entries.remove(sergeant, day(2), 'one', 'The owner was arrested');
    expect(entries.inForce('2026-09-02')).toEqual([]);
    await expect(entries.sendNotices(sergeant, day(3))).rejects.toThrow('no mail server');
    isDown = false;
    const again = await openCustomEntries({
      history,
      ledger,
      notifyAdministrator: (notice) => Promise.resolve(sent.push(notice)).then(() => ['cmdr@clintonpd.example']),
    });
    const to = ['cmdr@clintonpd.example'];
    expect(await again.sendNotices(officer, day(3))).toMatchObject({ refused: [{ code: 'not-authorized' }] });
    expect(await again.sendNotices(designee, day(3))).toMatchObject({ done: [{ entryId: 'one', by: designee, to }] });
    expect(await again.sendNotices(designee, day(4))).toEqual({ done: [] });
    expect(sent).toHaveLength(1);
    expect(sent[0]!.subject).toContain('AM40021 CT');
    expect(sent[0]!.text).toMatch(/sgt-1 removed entry one[\s\S]*The owner was arrested[\s\S]*26-40117/);
  });

  it('does not overwrite what somebody else has kept meanwhile', async () => {
    const history = memoryHistory();
    const options = { history, ledger: await books(), notifyAdministrator: () => Promise.resolve([]) };
    const [one, other] = [await openCustomEntries(options), await openCustomEntries(options)];
    await one.enter(sergeant, day(1), draft, 'one');
    await expect(other.enter(sergeant, day(1), draft, 'other')).rejects.toThrow('somebody was faster');
    expect((await history.all()).map((change) => 'entryId' in change && change.entryId)).toEqual(['one']);
  });
});

type Act = (entries: Awaited<ReturnType<typeof open>>['entries'], at: string) => Promise<unknown>;
const id = fc.constantFrom('a', 'b', 'c');
const by = fc.constantFrom(sergeant, officer, designee);
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.tuple(by, id, fc.constantFrom('26-1', '')).map(
    ([who, entryId, caseNumber]): Act =>
      (entries, at) =>
        entries.register().has(entryId) ? Promise.resolve() : entries.enter(who, at, { ...draft, caseNumber }, entryId),
  ),
  fc.tuple(by, id).map(
    ([who, entryId]): Act =>
      (entries, at) =>
        entries.review(who, at, [entryId]),
  ),
  fc.tuple(by, id).map(
    ([who, entryId]): Act =>
      (entries, at) =>
        entries.remove(who, at, entryId, 'Over'),
  ),
  fc.tuple(by, id).map(
    ([who, entryId]): Act =>
      (entries, at) =>
        entries.update(who, at, entryId, { synopsis: 'New' }),
  ),
);

describe('the history', () => {
  it('alone says what is in force; it grows only, and holds nothing by whom the order does not let', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 20 }), async (acts) => {
        const { entries, history } = await open();
        let before = await history.all();
        for (const [n, each] of acts.entries()) {
          await each(entries, day(n + 1));
          const now = await history.all();
          expect(now.slice(0, before.length)).toEqual(before);
          before = now;
        }
        expect(registerOf(before)).toEqual(entries.register());
        expect(before.filter((change) => change.by === officer)).toEqual([]);
        const removed = before.flatMap((change) => (change.kind === 'removed' ? [change.entryId] : []));
        expect(new Set(removed).size).toBe(removed.length);
        const standing = [...entries.register().keys()].filter((one) => !removed.includes(one));
        expect(entries.inForce('2026-09-30').map((one) => one.id)).toEqual(standing);
      }),
      { numRuns: 60 },
    );
  });
});
