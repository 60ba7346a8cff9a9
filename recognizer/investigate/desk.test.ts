import { describe, expect, it } from 'vitest';
import { sampledQueries, waitingAudit } from './audit.ts';
import { noCriteria } from './criteria.ts';
import { openDesk } from './desk.ts';
import { memoryArchive } from './memory.ts';
import { ask, department, trained } from './testing.ts';

const grant = { granted: true, legalBasis: 'a warrant', criteria: ask.criteria };

describe('a request for release', () => {
  it.each([
    ['by a detective', 'det-1', 'law-enforcement', 'a warrant', 'request-1', /det-1 is neither the Chief/],
    ['without a legal basis', 'cmdr-1', 'law-enforcement', ' ', 'request-1', /by a legal protocol/],
    ['to the public', 'cmdr-1', 'public', 'a warrant', 'request-1', /not open to public review/],
    ['to a business', 'cmdr-1', 'commercial', 'a warrant', 'request-1', /not open to public review/],
    ['that nobody made', 'cmdr-1', 'court', 'a warrant', 'request-9', /there is no request request-9/],
  ] as const)('is not granted %s', async (_, by, recipient, legalBasis, requestId, why) => {
    const { desk } = await department();
    await desk.requestRelease('request-1', { from: 'x', recipient, asks: 'y' }, 'det-1');
    await expect(desk.decideRelease(requestId, { ...grant, legalBasis }, by)).rejects.toThrow(why);
  });

  it('is entered by somebody known, and says what is granted', async () => {
    const { desk } = await department();
    const make = (by: string) => desk.requestRelease('request-1', { from: 'x', recipient: 'court', asks: 'y' }, by);
    await expect(make('nobody')).rejects.toThrow('nobody is called nobody');
    await make('det-1');
    for (const criteria of [null, noCriteria])
      await expect(desk.decideRelease('request-1', { ...grant, criteria }, 'cmdr-1')).rejects.toThrow(
        /nothing is asked/,
      );
  });

  it('is shown with what became of it; a grant that does not say of what opens nothing, which is told', async () => {
    const { archive, desk } = await department();
    const body = { from: 'x', recipient: 'court' as const, asks: 'y' };
    for (const id of ['old', 'new', 'open']) await desk.requestRelease(id, body, 'det-1');
    const older = { kind: 'release-decided' as const, subject: 'old', at: '2025-01-05T10:00:00.000Z', by: 'cmdr-1' };
    await archive.ledger.append({ ...older, body: { granted: true, legalBasis: 'a warrant' } as never });
    await desk.decideRelease('new', grant, 'cmdr-1');
    await expect(desk.releases('nobody')).rejects.toThrow('nobody is called nobody');
    const shown = await desk.releases('det-1');
    expect(shown.map(({ request, decision }) => [request.subject, decision?.body.granted])).toEqual([
      ['old', true],
      ['new', true],
      ['open', undefined],
    ]);
    const why = expect.stringMatching(/of an older store, .* have it decided again/);
    expect(shown.map(({ opensNothing }) => opensNothing)).toEqual([why, null, null]);
    const { access, reads } = await desk.exportReads({ ...ask, requestId: 'old' });
    expect([access.refusals.map((refusal) => refusal.why), reads]).toEqual([[why], []]);
    await expect(desk.decideRelease('old', grant, 'cmdr-1')).rejects.toThrow(/decided on: it is of an older store/);
  });

  it('is made once, and decided on once', async () => {
    const { desk } = await department();
    const make = () => desk.requestRelease('request-1', { from: 'x', recipient: 'court', asks: 'y' }, 'det-1');
    const decide = () => desk.decideRelease('request-1', { granted: false, legalBasis: '', criteria: null }, 'cmdr-1');
    await make();
    await decide();
    await expect(make()).rejects.toThrow(/in the books already/);
    await expect(decide()).rejects.toThrow(/has been decided on/);
  });
});

describe('destruction', () => {
  it('comes when the retention has run since the end of the day, but for evidence, and by an overseer', async () => {
    const { desk, at } = await department();
    await desk.exportReads({ ...ask, criteria: { ...noCriteria, plate: 'AB12345' }, requestId: null });
    at('2026-02-04T23:59:59.999Z');
    expect(await desk.destroyDue('cmdr-1')).toEqual([]);
    at('2026-02-05T00:00:00.000Z');
    await expect(desk.destroyDue('det-1')).rejects.toThrow(/neither the Chief/);
    expect(await desk.destroyDue('cmdr-1')).toMatchObject([{ batchId: 'day-2026-01-05', reads: 2, held: 1 }]);
    expect((await desk.search({ ...ask, criteria: { ...noCriteria, plate: '*1*' } })).reads).toHaveLength(1);
    await expect(desk.liftHold(ask.caseNumber, 'det-1')).rejects.toThrow(/neither the Chief/);
    expect(await desk.liftHold(ask.caseNumber, 'cmdr-1')).toBe(1);
    expect(await desk.destroyDue('cmdr-1')).toMatchObject([{ batchId: 'day-2026-01-05', reads: 1, held: 0 }]);
  });
});

describe('an audit', () => {
  const finding = (accessId: string) => ({ accessId, finding: 'in-order' as const, note: '' });

  it('samples the queries of everybody since the last one, and can be drawn again', async () => {
    const { archive, desk, at } = await department();
    await desk.search(ask);
    await desk.search({ ...ask, personId: 'stranger' });
    at('2026-01-30T09:00:00.000Z');
    const first = await desk.drawAudit('audit-01', 'audit-01', 'cmdr-1');
    expect(first.body).toMatchObject({ queries: 2, covers: ['det-1', 'stranger'] });
    for (let count = 0; count < 20; count++) await desk.search(ask);
    at('2026-02-27T09:00:00.000Z');
    const second = await desk.drawAudit('audit-02', 'audit-02', 'cmdr-1');
    expect(second.body).toMatchObject({ from: first.body.to, queries: 20, covers: ['det-1'] });
    expect(second.body.sample).toHaveLength(3);
    expect(await sampledQueries(archive, second)).toMatchObject({ isSame: true });
    const [other] = second.body.sample;
    const forged = { ...second, body: { ...second.body, sample: [other!, 'access-3', 'access-4'] } };
    expect(await sampledQueries(archive, forged)).toMatchObject({ isSame: false });
  });

  it('misses no query when the clock goes back', async () => {
    const { desk, at } = await department();
    at('2026-01-30T09:00:00.000Z');
    await desk.drawAudit('audit-01', 'audit-01', 'cmdr-1');
    at('2026-01-30T08:00:00.000Z');
    const { access } = await desk.search(ask);
    at('2026-01-30T09:00:01.000Z');
    const drawn = await desk.drawAudit('audit-02', 'audit-02', 'cmdr-1');
    expect(drawn.body).toMatchObject({ queries: 1, sample: [access.id] });
  });

  it('waits for its findings, and can be looked up by an overseer until it has them', async () => {
    const { archive, desk } = await department();
    const { access } = await desk.search(ask);
    expect(await waitingAudit(archive, 'audit-01', 'cmdr-1')).toBeUndefined();
    const drawn = await desk.drawAudit('audit-01', 'audit-01', 'cmdr-1');
    expect(await waitingAudit(archive, 'audit-01', 'cmdr-1')).toEqual(drawn);
    await expect(waitingAudit(archive, 'audit-01', 'det-1')).rejects.toThrow(/neither the Chief/);
    await desk.documentAudit('audit-01', [finding(access.id)], 'cmdr-1');
    await expect(waitingAudit(archive, 'audit-01', 'cmdr-1')).rejects.toThrow(/documented already/);
  });

  it('has a finding on each query of the sample, then a review, then corrections', async () => {
    const { desk, at } = await department();
    const { access } = await desk.search(ask);
    at('2026-01-30T09:00:00.000Z');
    await desk.drawAudit('audit-01', 'audit-01', 'cmdr-1');
    await expect(desk.drawAudit('audit-01', 'x', 'cmdr-1')).rejects.toThrow(/drawn already/);
    await expect(desk.reviewAudit('audit-01', 'cmdr-1')).rejects.toThrow(/has not been documented/);
    await expect(desk.documentAudit('audit-01', [], 'cmdr-1')).rejects.toThrow(`no finding on ${access.id}`);
    for (const others of [[finding('access-99')], [finding(access.id)]])
      await expect(desk.documentAudit('audit-01', [finding(access.id), ...others], 'cmdr-1')).rejects.toThrow(
        /not in the sample, or twice/,
      );
    await expect(desk.documentAudit('audit-01', [finding(access.id)], 'det-1')).rejects.toThrow(/neither the Chief/);
    await desk.documentAudit('audit-01', [finding(access.id)], 'cmdr-1');
    await expect(desk.reviewAudit('audit-01', 'det-1')).rejects.toThrow(/neither the Chief/);
    await desk.reviewAudit('audit-01', 'cmdr-1');
    await expect(desk.correctAfterAudit('audit-01', 'x', 'stranger')).rejects.toThrow(/nobody is called/);
    expect(await desk.correctAfterAudit('audit-01', 'reminded', 'det-1')).toMatchObject({ body: { what: 'reminded' } });
  });
});

describe('people', () => {
  it('are entered by those who oversee, designees among them; the first is an overseer and enters themselves', async () => {
    const { desk } = await department({
      'sgt-1': { ...trained, role: 'shift-supervisor', designeeFor: ['alpr-administrator'] },
    });
    await desk.enterPeople({ 'det-2': trained }, 'sgt-1');
    await expect(desk.enterPeople({ 'det-3': trained }, 'det-1')).rejects.toThrow(/neither the Chief/);
    expect((await desk.search({ ...ask, personId: 'det-2' })).reads).toHaveLength(2);
  });

  it('hand the office over, and cannot leave it to nobody', async () => {
    const { archive, desk } = await department();
    const roleOf = async (id: string) => (await archive.ledger.entries('person', id)).at(-1)?.body.role;
    await expect(desk.enterPeople({ 'det-2': trained, 'cmdr-1': trained }, 'cmdr-1')).rejects.toThrow(
      /no Chief of Police, ALPR Administrator or designee would be left.*\(IV\.A\.a\)/,
    );
    expect([await roleOf('cmdr-1'), await roleOf('det-2')]).toEqual(['alpr-administrator', undefined]);
    const chief = { ...trained, role: 'chief-of-police' };
    await desk.enterPeople({ 'cmdr-1': trained, 'chief-1': chief }, 'cmdr-1');
    expect([await roleOf('cmdr-1'), await roleOf('chief-1')]).toEqual(['investigator', 'chief-of-police']);
    await expect(desk.enterPeople({ 'cmdr-1': chief }, 'cmdr-1')).rejects.toThrow(/neither the Chief/);
  });

  it.each([
    ['somebody else', 'cmdr-1', 'det-1', 'alpr-administrator'],
    ['who oversees nothing', 'det-1', 'det-1', 'investigator'],
  ])('are not begun by %s', async (_, subject, by, role) => {
    const archive = memoryArchive();
    const desk = openDesk(archive, () => '2026-03-01T12:00:00.000Z', 1);
    await expect(desk.enterPeople({ [subject]: { ...trained, role } }, by)).rejects.toThrow(/neither the Chief/);
    expect(await archive.ledger.entries('person')).toEqual([]);
  });
});
