/** A PostgreSQL server, version 15 or newer, reached by its URL. */
import { InputError } from '../base/errors.ts';
import type { Database, Queries } from './database.ts';
import { oid } from './types.ts';

const connections = 4;

/**
 * @param url as libpq takes it: `postgresql://user:password@host:port/database`
 * @throws InputError when the URL is none, or the server does not answer
 */
export async function openServer(url: string): Promise<Database> {
  const place = placeOf(url);
  const { Pool, types } = (await import('pg')).default;
  const parsers: Partial<Record<number, (text: string) => unknown>> = {
    [oid.int8]: Number,
    [oid.date]: (text) => text,
  };
  const pool = new Pool({
    connectionString: url,
    max: connections,
    application_name: 'gantry',
    types: {
      getTypeParser: ((id, format) => parsers[id] ?? types.getTypeParser(id, format)) as typeof types.getTypeParser,
    },
  });
  // An idle connection that breaks is replaced at the next query, which then tells what is wrong.
  pool.on('error', () => {});
  try {
    await pool.query('SELECT 1');
  } catch (error) {
    await pool.end();
    throw new InputError({
      what: `the database ${place} does not answer: ${describe(error)}`,
      where: { file: 'GANTRY_DATABASE_URL' },
      expected: 'a PostgreSQL server that takes this user; or leave the variable unset, for a folder',
    });
  }
  return {
    place,
    ...queriesOf(pool),
    transaction: async (work) => {
      const client = await pool.connect();
      let broken = false;
      try {
        await client.query('BEGIN');
        const result = await work(queriesOf(client));
        await client.query('COMMIT');
        return result;
      } catch (error) {
        await client.query('ROLLBACK').catch(() => {
          broken = true;
        });
        throw error;
      } finally {
        client.release(broken);
      }
    },
    close: () => pool.end(),
  };
}

interface Client {
  query(sql: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
}

const queriesOf = (client: Client): Queries => ({
  query: async <Row>(sql: string, values: readonly unknown[] = []) =>
    (await client.query(sql, [...values])).rows as readonly Row[],
  script: async (sql) => void (await client.query(sql)),
});

function placeOf(url: string): string {
  if (!URL.canParse(url) || !/^postgres(ql)?:$/.test(new URL(url).protocol))
    throw new InputError({
      what: 'this is no URL of a PostgreSQL database',
      where: { file: 'GANTRY_DATABASE_URL' },
      expected: 'postgresql://user:password@host:5432/database',
    });
  const { host, pathname, searchParams } = new URL(url);
  return `${host || (searchParams.get('host') ?? 'localhost')}${pathname}`;
}

/** Node gives a connection tried at several addresses one error without a message. */
const describe = (error: unknown): string =>
  error instanceof AggregateError ? error.errors.map(describe).join('; ') : (error as Error).message;
