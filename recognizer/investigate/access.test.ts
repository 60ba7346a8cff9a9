import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mostReads } from './access.ts';
import { noCriteria } from './criteria.ts';
import type { Person } from './ports.ts';
import { purposes } from './purposes.ts';
import { ask, department, read, trained } from './testing.ts';

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
    expect(await archive.log.entries()).toEqual([{ ...shown.access, number: 1, answer: shown.answer }]);
  });

  it.each<[string, Partial<typeof ask>, Partial<Person>, string[]]>([
    ['nobody known', { personId: 'stranger' }, {}, ['unknown-person']],
    ['a civilian', {}, { role: 'civilian-employee' }, ['no-operator']],
    ['somebody without access', {}, { access: false }, ['no-access']],
    ['somebody not trained', {}, { trainedOn: null }, ['not-trained']],
    ['somebody whose training is to come', {}, { trainedOn: '2026-01-06' }, ['not-trained']],
    ['somebody whose training is a year and a day old', {}, { trainedOn: '2025-01-04' }, ['refresher-overdue']],
    [
      'somebody whose refresher is to come',
      {},
      { trainedOn: '2020-01-01', refreshedOn: '2099-01-01' },
      ['refresher-overdue'],
    ],
    ['somebody trained anew after a refresher', {}, { trainedOn: '2025-11-01', refreshedOn: '2023-11-01' }, []],
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
    expect(await archive.log.entries()).toHaveLength(1);
  });

  it('for nothing that can be looked up is no query', async () => {
    const { archive, desk } = await department();
    await expect(desk.search({ ...ask, criteria: noCriteria })).rejects.toThrow(
      /search criteria: nothing is asked for/,
    );
    expect(await archive.log.entries()).toEqual([]);
  });

  it('says when there is more than it shows', async () => {
    const { desk } = await department();
    await desk.collect(
      Array.from({ length: mostReads }, (_, index) => read(`more-${index}`)),
      'run',
    );
    const { reads, isComplete } = await desk.search(ask);
    expect([reads.length, isComplete]).toEqual([mostReads, false]);
    const { files } = await desk.exportReads({ ...ask, requestId: null });
    expect(JSON.parse(Buffer.from(files.get('manifest.json')!).toString())).toMatchObject({ isComplete: false });
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
        expect(await archive.log.entries()).toEqual([{ ...shown.access, number: 1, answer: null }]);
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
    const { reads, isComplete, export: stated } = JSON.parse(text('manifest.json'));
    expect(isComplete).toBe(true);
    expect(stated).toMatchObject({ accessId: access.id, personId: 'det-1', caseNumber: '26-000201' });
    expect(reads[0]).toMatchObject({ readId: '1', pictures: ['pictures/1-1.jpg'] });
    expect(reads[0].sha256).toBe(createHash('sha256').update('{"id":"1","plate":"AB12345"}').digest('hex'));
    expect(reads[0].custody.map(({ what }: { what: string }) => what)).toEqual(['collected', 'exported']);
    expect(await archive.log.entries()).toMatchObject([{ kind: 'export', answer: { reads: 2 } }]);
  });

  it('for another agency needs a request that is granted', async () => {
    const { desk, archive } = await department();
    const request = { ...ask, requestId: 'request-1' };
    const body = { from: 'Groton Town PD', recipient: 'law-enforcement' as const, asks: 'AB123*' };
    const codes = async () => (await desk.exportReads(request)).access.refusals.map(({ why }) => why);
    expect(await codes()).toEqual(['request request-1 has not been decided on']);
    await desk.requestRelease('request-1', body, 'det-1');
    await desk.decideRelease('request-1', { granted: false, legalBasis: '', criteria: null }, 'cmdr-1');
    expect(await codes()).toEqual(['request request-1 was refused']);
    await desk.requestRelease('request-2', body, 'det-1');
    const grant = { granted: true, legalBasis: 'agreement of 2024', criteria: ask.criteria };
    await desk.decideRelease('request-2', grant, 'cmdr-1');
    const granted = { ...request, requestId: 'request-2' };
    expect((await desk.exportReads(granted)).reads).toHaveLength(2);
    const { access, reads } = await desk.exportReads({ ...granted, criteria: { ...noCriteria, plate: 'AB12*' } });
    expect(access.refusals.map(({ code, clause }) => [code, clause])).toEqual([['beyond-release', 'V.B.d']]);
    expect(reads).toEqual([]);
    expect(await archive.reads.lift(ask.caseNumber, '2026-02-01T00:00:00.000Z', 'x')).toBe(0);
  });
});
