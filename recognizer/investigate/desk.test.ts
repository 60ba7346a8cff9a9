import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mostReads } from './access.ts';
import { sampledQueries } from './audit.ts';
import { noCriteria } from './criteria.ts';
import { openDesk } from './desk.ts';
import { memoryArchive } from './memory.ts';
import type { NewRead, Person } from './ports.ts';
import { purposes } from './purposes.ts';

const trained: Person = {
  role: 'investigator',
  designeeFor: [],
  trainedOn: '2025-11-01',
  refreshedOn: null,
  access: true,
};
const day = 86_400;

const read = (id: string, plate = 'AB12345'): NewRead => ({
  id,
  cameraId: 'camera-1',
  seenAt: '2026-01-05T07:30:00.000Z',
  plate,
  state: 'CT',
  confidence: 0.9,
  color: null,
  body: null,
  make: null,
  record: JSON.stringify({ id, plate }),
  pictures: [{ name: `${id}.jpg`, bytes: Uint8Array.of(1, 2) }],
});

async function department(people: Readonly<Record<string, Person>> = {}) {
  const archive = memoryArchive();
  let now = '2026-01-05T10:00:00.000Z';
  const desk = openDesk(archive, () => now, 30 * day);
  await desk.enterPerson('cmdr-1', { ...trained, role: 'alpr-administrator' }, 'cmdr-1');
  for (const [id, person] of Object.entries({ 'det-1': trained, ...people }))
    await desk.enterPerson(id, person, 'cmdr-1');
  await desk.collect([read('1'), read('2', 'AB12399'), read('3', 'XY1')], 'run');
  return {
    archive,
    desk,
    at: (time: string) => {
      now = time;
    },
  };
}

const ask = {
  personId: 'det-1',
  purpose: 'criminal-investigation',
  caseNumber: '26-000201',
  criteria: { ...noCriteria, plate: 'AB123*' },
};
const always = ['1970-01-01T00:00:00.000Z', '2100-01-01T00:00:00.000Z'] as const;

describe('a search', () => {
  it('is logged before it is looked up, and answered', async () => {
    const { archive, desk } = await department();
    const order: string[] = [];
    const { enter, answer } = archive.log;
    const { search } = archive.reads;
    Object.assign(archive.log, {
      enter: async (access: never) => {
        const id = await enter(access);
        order.push('entered');
        return id;
      },
      answer: async (id: never, given: never) => {
        await answer(id, given);
        order.push('noted');
      },
    });
    Object.assign(archive.reads, {
      search: (...asked: Parameters<typeof search>) => {
        order.push('looked up');
        return search(...asked);
      },
    });
    const shown = await desk.search(ask);
    order.push('shown');
    expect(order).toEqual(['entered', 'looked up', 'noted', 'shown']);
    expect(shown.reads.map(({ id }) => id)).toEqual(['1', '2']);
    expect(await archive.log.between(...always)).toEqual([{ ...shown.access, answer: shown.answer }]);
  });

  it.each<[string, Partial<typeof ask>, Partial<Person>, string[]]>([
    ['nobody known', { personId: 'stranger' }, {}, ['unknown-person']],
    ['a civilian', {}, { role: 'civilian-employee' }, ['no-operator']],
    ['somebody without access', {}, { access: false }, ['no-access']],
    ['somebody not trained', {}, { trainedOn: null }, ['not-trained']],
    ['somebody whose training is to come', {}, { trainedOn: '2026-01-06' }, ['not-trained']],
    ['somebody whose training is a year and a day old', {}, { trainedOn: '2025-01-04' }, ['refresher-overdue']],
    ['somebody refreshed a year ago', {}, { trainedOn: '2020-01-01', refreshedOn: '2025-01-05' }, []],
    ['no purpose', { purpose: null as never }, {}, ['no-purpose']],
    ['a purpose that is none', { purpose: 'curiosity' }, {}, ['unknown-purpose']],
    ['a purpose named like a method', { purpose: 'toString' }, {}, ['unknown-purpose']],
    ['no case number', { caseNumber: ' ' }, {}, ['no-case-number']],
    [
      'no reason at all',
      { purpose: 'personal', caseNumber: null as never },
      { access: false },
      ['no-access', 'prohibited-purpose', 'no-case-number'],
    ],
  ])('of or for %s is refused as %4$j', async (_, request, person, codes) => {
    const { archive, desk } = await department({ 'det-1': { ...trained, ...person } });
    const shown = await desk.search({ ...ask, ...request });
    expect(shown.access.refusals.map(({ code }) => code)).toEqual(codes);
    expect(shown.reads.length > 0).toBe(codes.length === 0);
    expect(await archive.log.between(...always)).toHaveLength(1);
  });

  it('for nothing that can be looked up is no query', async () => {
    const { archive, desk } = await department();
    await expect(desk.search({ ...ask, criteria: noCriteria })).rejects.toThrow(
      /search criteria: nothing is asked for/,
    );
    expect(await archive.log.between(...always)).toEqual([]);
  });

  it('says when there is more than it shows', async () => {
    const { desk } = await department();
    await desk.collect(
      Array.from({ length: mostReads }, (_, index) => read(`more-${index}`)),
      'run',
    );
    const { reads, isComplete } = await desk.search(ask);
    expect([reads.length, isComplete]).toEqual([mostReads, false]);
  });

  it('for what the order prohibits is never answered, whoever asks; and all is in the log', async () => {
    const prohibited = Object.entries(purposes).filter(([, clause]) => clause !== null);
    const property = fc.asyncProperty(
      fc.constantFrom(...prohibited),
      fc.constantFrom('det-1', 'cmdr-1', 'stranger'),
      fc.option(fc.string()),
      fc.boolean(),
      async ([purpose, clause], personId, caseNumber, isExport) => {
        const { archive, desk } = await department();
        const request = { ...ask, purpose, personId, caseNumber };
        const shown = await (isExport ? desk.exportReads({ ...request, requestId: null }) : desk.search(request));
        expect(shown).toMatchObject({ answer: null, reads: [] });
        if ('files' in shown) expect([...(shown.files as Map<string, unknown>)]).toEqual([]);
        expect(shown.access.refusals).toContainEqual(expect.objectContaining({ code: 'prohibited-purpose', clause }));
        expect(await archive.log.between(...always)).toEqual([{ ...shown.access, answer: null }]);
      },
    );
    await fc.assert(property, { numRuns: 100 });
  });
});

describe('an export', () => {
  it('gives the reads as they came, their pictures, and hashes of it all; the same again for the same', async () => {
    const { desk, archive } = await department();
    const { files, answer, access } = await desk.exportReads({ ...ask, requestId: null });
    const text = (name: string): string => Buffer.from(files.get(name)!).toString();
    const sha256 = (name: string): string => createHash('sha256').update(files.get(name)!).digest('hex');
    expect([...files.keys()]).toEqual([
      'reads.ndjson',
      'pictures/1-1.jpg',
      'pictures/2-2.jpg',
      'manifest.json',
      'SHA256SUMS',
    ]);
    expect(text('reads.ndjson')).toBe('{"id":"1","plate":"AB12345"}\n{"id":"2","plate":"AB12399"}\n');
    expect(answer!.sha256).toBe(sha256('manifest.json'));
    for (const line of text('SHA256SUMS').trim().split('\n')) {
      const [hash, name] = line.split('  ');
      expect(sha256(name!)).toBe(hash);
    }
    const { reads, export: stated } = JSON.parse(text('manifest.json'));
    expect(stated).toMatchObject({ accessId: access.id, personId: 'det-1', caseNumber: '26-000201' });
    expect(reads[0]).toMatchObject({ readId: '1', pictures: ['pictures/1-1.jpg'] });
    expect(reads[0].sha256).toBe(createHash('sha256').update('{"id":"1","plate":"AB12345"}').digest('hex'));
    expect(reads[0].custody.map(({ what }: { what: string }) => what)).toEqual(['collected', 'exported']);
    expect(await archive.log.between(...always)).toMatchObject([{ kind: 'export', answer: { reads: 2 } }]);
  });

  it('for another agency needs a request that is granted', async () => {
    const { desk, archive } = await department();
    const request = { ...ask, requestId: 'request-1' };
    const body = { from: 'Groton Town PD', recipient: 'law-enforcement' as const, asks: 'AB123*' };
    const codes = async () => (await desk.exportReads(request)).access.refusals.map(({ why }) => why);
    expect(await codes()).toEqual(['request request-1 has not been decided on']);
    await desk.requestRelease('request-1', body, 'det-1');
    await desk.decideRelease('request-1', { granted: false, legalBasis: '' }, 'cmdr-1');
    expect(await codes()).toEqual(['request request-1 was refused']);
    await desk.requestRelease('request-2', body, 'det-1');
    await desk.decideRelease('request-2', { granted: true, legalBasis: 'agreement of 2024' }, 'cmdr-1');
    expect((await desk.exportReads({ ...request, requestId: 'request-2' })).reads).toHaveLength(2);
    expect(await archive.reads.lift(ask.caseNumber, always[1], 'x')).toBe(0);
  });
});

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
    await expect(desk.decideRelease(requestId, { granted: true, legalBasis }, by)).rejects.toThrow(why);
  });

  it('is made once, and decided on once', async () => {
    const { desk } = await department();
    const make = () => desk.requestRelease('request-1', { from: 'x', recipient: 'court', asks: 'y' }, 'det-1');
    const decide = () => desk.decideRelease('request-1', { granted: false, legalBasis: '' }, 'cmdr-1');
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
  it('are entered by those who oversee, designees among them; the first by whoever sets the system up', async () => {
    const { desk } = await department({
      'sgt-1': { ...trained, role: 'shift-supervisor', designeeFor: ['alpr-administrator'] },
    });
    await desk.enterPerson('det-2', trained, 'sgt-1');
    await expect(desk.enterPerson('det-3', trained, 'det-1')).rejects.toThrow(/neither the Chief/);
    expect((await desk.search({ ...ask, personId: 'det-2' })).reads).toHaveLength(2);
  });
});
