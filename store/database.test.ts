import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from './database.ts';
import { lazyDatabase } from './database.ts';
import { emptyDatabase } from './testing.ts';

/** What both databases owe; on PGlite in memory, and on the server of GANTRY_DATABASE_URL where that is set. */
describe('a database', () => {
  let database: Database;
  beforeAll(async () => {
    database = await emptyDatabase();
    await database.script('CREATE TABLE note (number int PRIMARY KEY, body text); CREATE TABLE other (number int)');
  });
  afterAll(() => database.close());

  const count = async (): Promise<unknown> =>
    (await database.query<{ count: number }>('SELECT count(*) AS count FROM note'))[0]!.count;

  it.each([
    ['$1::int8', 5_000_000_000, 5_000_000_000],
    ['$1::float8', 1.5, 1.5],
    ['$1::bool', true, true],
    ['$1::text', null, null],
    ['$1::text', "it's $1; --", "it's $1; --"],
    ['$1::date', '2026-03-29', '2026-03-29'],
    ['$1::timestamptz', new Date('2026-03-29T01:30:00Z'), new Date('2026-03-29T01:30:00Z')],
    ['$1::timestamptz', '2026-03-29T03:30:00+02:00', new Date('2026-03-29T01:30:00Z')],
    ['$1::jsonb', JSON.stringify([{ a: null }, 'b']), [{ a: null }, 'b']],
    ['$1::text[]', ['a', 'b,"c'], ['a', 'b,"c']],
    [
      'sha256(convert_to($1, $$UTF8$$)) = $$\\x2e99758548972a8e8822ad47fa1017ff72f06f3ff6a016851f45c398732bc50c$$::bytea',
      'this is a test',
      true,
    ],
  ])('gives %s of %j as %j', async (expression, value, given) => {
    const [row] = await database.query<{ given: unknown }>(`SELECT ${expression} AS given`, [value]);
    expect(row!.given).toEqual(given);
  });

  it('gives bytes as bytes', async () => {
    const bytes = Uint8Array.of(0, 255, 10, 0);
    const [row] = await database.query<{ given: Uint8Array }>('SELECT $1::bytea AS given', [bytes]);
    expect([...row!.given]).toEqual([...bytes]);
  });

  it('keeps a transaction whole', async () => {
    const result = await database.transaction(async ({ query }) => {
      await query('INSERT INTO note VALUES (1), (2)');
      return 'kept';
    });
    expect(result).toBe('kept');
    expect(await count()).toBe(2);
  });

  it.each([
    ['the work throws', async () => Promise.reject(new Error('no more')), /no more/],
    ['a statement fails', (run: Database['query']) => run('INSERT INTO note VALUES (1)'), /duplicate key/],
  ])('undoes a transaction in which %s', async (_, work, message) => {
    const before = await count();
    const undone = database.transaction(async ({ query }) => {
      await query('INSERT INTO note VALUES (99)');
      await work(query);
    });
    await expect(undone).rejects.toThrow(message);
    expect(await count()).toBe(before);
  });

  it('runs transactions that are asked for at once as if one after the other', async () => {
    await database.script('INSERT INTO other VALUES (0)');
    const add = () =>
      database.transaction(async ({ query }) => {
        const [row] = await query<{ number: number }>('SELECT number FROM other FOR UPDATE');
        await query('UPDATE other SET number = $1', [row!.number + 1]);
      });
    await Promise.all(Array.from({ length: 8 }, add));
    expect(await database.query('SELECT number FROM other')).toEqual([{ number: 8 }]);
  });

  it('says what is wrong with a statement', () =>
    expect(database.query('SELECT nothing_such')).rejects.toThrow(/nothing_such/));
});

describe('a lazy database', () => {
  it('is opened once, at its first use', async () => {
    const opened: string[] = [];
    const inner: Database = {
      place: 'x',
      query: async () => [],
      script: async () => {},
      transaction: (work) => work(inner),
      close: async () => void opened.push('closed'),
    };
    const lazy = lazyDatabase('x', async () => {
      opened.push('opened');
      return inner;
    });
    expect(opened).toEqual([]);
    await Promise.all([lazy.query(''), lazy.query(''), lazy.transaction(async () => {})]);
    await lazy.close();
    expect(opened).toEqual(['opened', 'closed']);
  });

  it('that was never used has nothing to close', async () => {
    await lazyDatabase('x', () => Promise.reject(new Error('opened'))).close();
  });

  it('tells why it cannot be opened, tries anew, and can still be closed', async () => {
    let tries = 0;
    const lazy = lazyDatabase('x', () => Promise.reject(new Error(`locked ${++tries}`)));
    await expect(lazy.query('')).rejects.toThrow('locked 1');
    await expect(lazy.query('')).rejects.toThrow('locked 2');
    await lazy.close();
    await expect(lazy.query('')).rejects.toThrow('x is closed');
  });
});
