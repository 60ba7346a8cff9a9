/**
 * The one interface to both databases: PGlite in a folder, and a PostgreSQL server. SQL is PostgreSQL's, of what
 * version 15 has. Values of both come alike: `int8` as number, `timestamptz` as Date, `date` as text, `jsonb` parsed,
 * `bytea` as bytes. JSON goes in as text (`JSON.stringify`), since the two clients write objects and arrays otherwise.
 */
export interface Queries {
  /** Runs one statement, `$1` being the first of the values, and gives its rows. */
  query<Row extends object>(sql: string, values?: readonly unknown[]): Promise<readonly Row[]>;
  /** Runs statements without values, one after the other. */
  script(sql: string): Promise<void>;
}

export interface Database extends Queries {
  /** Where it is, as messages name it; never with a password. */
  readonly place: string;
  /**
   * Runs `work` whole or not at all: what it throws rolls back, and is thrown on. What it resolved with is durable when
   * this resolves. Inside, only the queries given may be used: those of the database wait for the transaction to end.
   */
  transaction<T>(work: (queries: Queries) => Promise<T>): Promise<T>;
  /** Ends all connections and gives the folder back. */
  close(): Promise<void>;
}

/**
 * A database that is opened when it is first used; one that never was has nothing to close. What is wrong when it cannot be
 * opened, each who asks is told; who asks later tries anew. It is {@link closedInOrder}.
 */
export function lazyDatabase(place: string, open: () => Promise<Database>): Database {
  let opening: Promise<Database> | undefined;
  const opened = (): Promise<Database> => {
    opening ??= open().catch((error) => {
      opening = undefined;
      throw error;
    });
    return opening;
  };
  return closedInOrder({
    place,
    query: async (sql, values) => (await opened()).query(sql, values),
    script: async (sql) => (await opened()).script(sql),
    transaction: async (work) => (await opened()).transaction(work),
    close: async () => (await opening)?.close(),
  });
}

/**
 * Closing waits for all that was asked for before it; what is asked for after it is refused, whether it is done yet or not.
 * Closing again is the same closing.
 */
export function closedInOrder(database: Database): Database {
  const { place } = database;
  const asked = new Set<Promise<unknown>>();
  let closing: Promise<void> | undefined;
  async function ask<T>(work: () => Promise<T>): Promise<T> {
    if (closing) throw new Error(`${place} is closed`);
    const answer = work();
    asked.add(answer);
    try {
      return await answer;
    } finally {
      asked.delete(answer);
    }
  }
  return {
    place,
    query: (sql, values) => ask(() => database.query(sql, values)),
    script: (sql) => ask(() => database.script(sql)),
    transaction: (work) => ask(() => database.transaction(work)),
    close: () => {
      closing ??= Promise.allSettled(asked).then(() => database.close());
      return closing;
    },
  };
}
