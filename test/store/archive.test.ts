import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fits, noCriteria } from '../../recognizer/investigate/criteria.ts';
import { digestOf, sha256 } from '../../recognizer/investigate/digest.ts';
import { memoryArchive } from '../../recognizer/investigate/memory.ts';
import type { Archive, Criteria, NewRead } from '../../recognizer/investigate/ports.ts';
import { archiveOn } from '../../store/archive.ts';
import type { Database } from '../../store/database.ts';
import { emptyStore } from '../../store/testing.ts';
import { someRead } from './reads.ts';

/** What every archive owes: the one in memory, PGlite, and the server of GANTRY_DATABASE_URL where that is set. */
describe('an archive', () => {
  let database: Database;
  beforeAll(async () => {
    database = await emptyStore();
  });
  afterAll(() => database.close());

  const january = (day: number, time = '12:00:00.000'): string => `2026-01-${String(day).padStart(2, '0')}T${time}Z`;
  const kinds = [
    ['in memory', () => memoryArchive()],
    ['in the database', () => archiveOn(database)],
  ] as const;

  describe.each(kinds)('%s', (_, make) => {
    let archive: Archive;
    beforeAll(() => {
      archive = make();
    });

    it('keeps a read once, as it came', async () => {
      const read = someRead({
        id: 'run/1',
        plate: 'AB12345',
        make: 'Kestrel',
        pictures: [
          { name: 'plate.jpg', bytes: Uint8Array.of(255, 0) },
          { name: 'frame.jpg', bytes: Uint8Array.of(1) },
        ],
      });
      const collection = { at: january(5), source: 'run' };
      const second = someRead({ id: 'run/2' });
      expect(await archive.reads.add([read, second], collection)).toEqual({ added: 2, differing: [] });
      const later = { at: january(6), source: 'x' };
      expect(await archive.reads.add([second], later)).toEqual({ added: 0, differing: [] });
      const [other, another] = ['run/1', 'run/3'].map((id) => ({
        ...someRead({ id, plate: 'OTHER' }),
        record: 'other',
      }));
      expect(await archive.reads.add([other!, someRead({ id: 'run/3' }), another!], later)).toEqual({
        added: 1,
        differing: ['run/1', 'run/3'],
      });
      const { pictures: __, ...kept } = read;
      expect(await archive.reads.search({ ...noCriteria, plate: 'AB12345' }, 9)).toEqual([
        { ...kept, collection, sha256: sha256(read.record) },
      ]);
      expect(await archive.reads.words('make')).toEqual(['Kestrel']);
      const pictures = await archive.reads.pictures(['run/2', 'run/1']);
      expect(pictures.map(({ readId, name, bytes }) => [readId, name, ...bytes])).toEqual([
        ['run/1', 'frame.jpg', 1],
        ['run/1', 'plate.jpg', 255, 0],
      ]);
    });

    it('gives the newest first, as many as are asked for', async () => {
      const seen = [january(5, '08:00:00.000'), january(5, '08:00:00.001'), january(5, '07:59:59.999')];
      const reads = seen.map((seenAt, index) => someRead({ id: `order/${index}`, cameraId: 'order', seenAt }));
      await archive.reads.add([...reads, someRead({ id: 'order/00', cameraId: 'order', seenAt: seen[0]! })], {
        at: january(5),
        source: 'x',
      });
      const shown = await archive.reads.search({ ...noCriteria, cameraIds: ['order'] }, 3);
      expect(shown.map(({ id }) => id)).toEqual(['order/1', 'order/0', 'order/00']);
    });

    it('destroys what is due and not held, and leaves a tombstone for each batch', async () => {
      const reads = ['a', 'b', 'c'].map((name) =>
        someRead({ id: `due/${name}`, cameraId: 'due', pictures: [{ name, bytes: Uint8Array.of(1) }] }),
      );
      await archive.reads.add(reads.slice(0, 2), { at: '2025-12-01T00:00:00.000Z', source: 'x' });
      await archive.reads.add(reads.slice(2), { at: '2025-12-02T23:59:59.999Z', source: 'x' });
      await archive.reads.hold('26-1', ['due/b'], january(1), 'det-1');
      await archive.reads.hold('26-2', ['due/b'], january(1), 'det-2');
      const due = '2025-12-03T00:00:00.000Z';
      const hashOf = (name: string) => ({
        id: `due/${name}`,
        sha256: sha256(reads.find(({ id }) => id.endsWith(name))!.record),
      });
      const common = { at: january(9), by: 'cmdr-1', collectedBefore: due, reads: 1 };
      expect(await archive.reads.destroy(due, january(9), 'cmdr-1')).toEqual([
        { ...common, batchId: 'day-2025-12-01', sha256: digestOf([hashOf('a')]), held: 1 },
        { ...common, batchId: 'day-2025-12-02', sha256: digestOf([hashOf('c')]), held: 0 },
      ]);
      expect(await archive.reads.destroy(due, january(9), 'cmdr-1')).toEqual([]);
      expect((await archive.reads.search({ ...noCriteria, cameraIds: ['due'] }, 9)).map(({ id }) => id)).toEqual([
        'due/b',
      ]);
      expect(await archive.reads.pictures(['due/a', 'due/b'])).toHaveLength(1);
      expect(await archive.reads.batches()).toContainEqual({ id: 'day-2025-12-01', reads: 1, held: 1 });

      expect(await archive.reads.lift('26-1', january(9), 'det-1')).toBe(1);
      expect(await archive.reads.destroy(due, january(9), 'cmdr-1')).toEqual([]);
      expect(await archive.reads.lift('26-2', january(9), 'det-1')).toBe(1);
      expect(await archive.reads.lift('26-2', january(9), 'det-1')).toBe(0);
      expect(await archive.reads.destroy(due, january(10), 'cmdr-1')).toEqual([
        { ...common, at: january(10), batchId: 'day-2025-12-01', sha256: digestOf([hashOf('b')]), held: 0 },
      ]);
      expect(await archive.reads.tombstones()).toHaveLength(3);
    });

    it('logs a query before its answer, and none that was refused gets one', async () => {
      const access = {
        at: january(7),
        personId: 'det-1',
        role: 'investigator',
        kind: 'search' as const,
        purpose: 'patrol',
        caseNumber: '26-1',
        requestId: null,
        criteria: { ...noCriteria, plate: 'A*' },
        refusals: [],
      };
      const id = await archive.log.enter(access);
      const refused = { ...access, at: january(8), role: null, refusals: [{ code: 'c', why: 'w', clause: 'II' }] };
      const refusedId = await archive.log.enter(refused);
      expect(refusedId).not.toBe(id);
      const answer = { at: january(7), reads: 2, sha256: sha256('x') };
      await archive.log.answer(id, answer);
      await expect(archive.log.answer(id, answer)).rejects.toThrow();
      await expect(archive.log.answer(refusedId, answer)).rejects.toThrow(/refused/);
      await expect(archive.log.answer('access-999', answer)).rejects.toThrow();
      const [first, second] = await archive.log.entries();
      expect([first, second]).toEqual([
        { ...access, id, number: expect.any(Number), answer },
        { ...refused, id: refusedId, number: expect.any(Number), answer: null },
      ]);
      expect(second!.number).toBeGreaterThan(first!.number);
      expect(await archive.log.entries(first!.number)).toEqual([second]);
      expect(await archive.log.entries(0, first!.number)).toEqual([first]);
      expect(await archive.log.entries(second!.number)).toEqual([]);
    });

    it('keeps its books in order, and what can be once only once', async () => {
      const entry = (subject: string, what: string) => ({
        kind: 'audit-corrected' as const,
        subject,
        at: january(7),
        by: 'sgt-1',
        body: { what },
      });
      for (const made of [entry('b', '1'), entry('a', '2'), entry('b', '3')])
        expect(await archive.ledger.append(made)).toBe(true);
      expect(await archive.ledger.entries('audit-corrected', 'b')).toEqual([entry('b', '1'), entry('b', '3')]);
      expect(await archive.ledger.entries('audit-corrected')).toHaveLength(3);
      const review = { kind: 'audit-reviewed' as const, subject: 'b', at: january(7), by: 'chief-1', body: {} };
      expect(await Promise.all([archive.ledger.append(review), archive.ledger.append(review)])).toEqual([true, false]);
      expect(await archive.ledger.entries('audit-reviewed')).toEqual([review]);
    });

    it('has people entered all or none, in view of who is there', async () => {
      const entry = (subject: string, role: string) => ({
        kind: 'person' as const,
        subject,
        at: january(7),
        by: 'cmdr-1',
        body: { role, designeeFor: [], trainedOn: null, refreshedOn: null, access: true },
      });
      const made = [entry('cmdr-1', 'alpr-administrator'), entry('det-1', 'investigator')];
      const seen: (string | undefined)[] = [];
      await archive.ledger.enter(made, (books) => seen.push(books.get('det-1')?.role));
      const refused = archive.ledger.enter([entry('det-1', 'patrol-officer')], (books) => {
        seen.push(books.get('det-1')?.role);
        throw new Error('not so');
      });
      await expect(refused).rejects.toThrow('not so');
      expect(seen).toEqual([undefined, 'investigator']);
      expect(await archive.ledger.entries('person')).toEqual(made);
    });

    it('finds what each read alone tells to fit', async () => {
      const character = fc.constantFrom('A', 'B', '1');
      const some = <T>(...values: T[]) => fc.constantFrom(...values);
      const time = some('2026-02-01T00:00:00.000Z', '2026-02-01T00:00:00.001Z', '2026-02-02T00:00:00.000Z');
      const read = fc.record({
        plate: fc.string({ unit: character, maxLength: 4 }),
        state: some('CT', 'NY', null),
        color: some('red', 'Red', 'blue', 'ÉCRU', null),
        body: some('van', null),
        make: some('Kestrel', null),
        cameraId: some('find-1', 'find-2'),
        seenAt: time,
      });
      const criteria = fc.record({
        plate: fc.option(fc.string({ unit: some('A', 'B', '1', '?', '*'), minLength: 1, maxLength: 5 })),
        state: some('CT', 'NY', null),
        color: some('red', 'RED', 'écru', 'ÉCRU', null),
        body: some('van', null),
        make: some('Kestrel', null),
        cameraIds: some(['find-1', 'find-2'], ['find-1'], ['find-2', 'find-1']),
        from: fc.option(time),
        to: fc.option(time),
      });
      let place = 0;
      const all: NewRead[] = [];
      const property = fc.asyncProperty(fc.array(read, { maxLength: 6 }), criteria, async (more, asked: Criteria) => {
        const added = more.map((one) => someRead({ ...one, id: `find/${place++}` }));
        await archive.reads.add(added, { at: january(20), source: 'x' });
        all.push(...added);
        const found = await archive.reads.search(asked, 10_000);
        const expected = all.filter((one) => fits(one, asked));
        expect(found.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort());
      });
      await fc.assert(property, { numRuns: 60, seed: 5, endOnFailure: true });
      expect(all.length).toBeGreaterThan(50);
    });
  });

  it('enters nobody where one of them cannot be entered', async () => {
    const { ledger } = archiveOn(database);
    const before = await ledger.entries('person');
    const bad = { ...before[0]!, subject: 'det-9', at: 'no time' };
    await expect(ledger.enter([{ ...bad, at: january(8) }, bad], () => {})).rejects.toThrow(/no time/);
    expect(await ledger.entries('person')).toEqual(before);
  });

  it('writes its pages anew for one that was killed after it had destroyed', async () => {
    const { reads } = archiveOn(database);
    await reads.add([someRead({ id: 'killed' })], { at: '2025-11-01T12:00:00.000Z', source: 'x' });
    await database.query("SELECT destroy_reads('cmdr-1', now(), '2025-11-02')");
    const pages = () => database.query("SELECT pg_relation_filenode('plate_read') AS file");
    const before = await pages();
    expect(await reads.destroy('2025-11-02T00:00:00.000Z', january(20), 'cmdr-1')).toEqual([]);
    expect(await pages()).not.toEqual(before);
  });

  it.each([
    'DELETE FROM plate_read',
    "DELETE FROM plate_read WHERE read_id = 'run/1'",
    "UPDATE plate_read SET plate = 'X'",
    'TRUNCATE plate_read CASCADE',
    "DELETE FROM read_record WHERE read_id = 'run/1'",
    "UPDATE read_record SET record = ''",
    'DELETE FROM read_picture',
    "INSERT INTO read_record VALUES ('run/1', '') ON CONFLICT (read_id) DO UPDATE SET record = ''",
    "UPDATE access_log SET person_id = 'nobody'",
    'DELETE FROM access_answer',
    "UPDATE ledger SET made_by = 'nobody'",
    'DELETE FROM tombstone',
    'DELETE FROM hold',
    `WITH t AS (INSERT INTO tombstone (batch_id, destroyed_at, destroyed_by, collected_before, reads, sha256, held)
       VALUES ('day-2026-01-05', now(), 'x', now(), 1, '', 0)) DELETE FROM plate_read WHERE read_id = 'run/1'`,
  ])('refuses %s', (change) => expect(database.query(change)).rejects.toThrow(/refused/));
});
