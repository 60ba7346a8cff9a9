import type { Ledger, LedgerEntry, LedgerKind } from '../recognizer/investigate/ports.ts';
import type { Database, Queries } from './database.ts';

interface Row {
  readonly kind: LedgerKind;
  readonly subject: string;
  readonly made_at: Date;
  readonly made_by: string;
  readonly body: unknown;
}

export const ledgerOn = (database: Database): Ledger => ({
  append: (entry) => append(database, entry),
  enter: (people, check) =>
    database.transaction(async (queries) => {
      // Others may read meanwhile, and write when this is done.
      await queries.script('LOCK TABLE ledger IN SHARE ROW EXCLUSIVE MODE');
      check(new Map((await entriesIn(queries, 'person')).map(({ subject, body }) => [subject, body])));
      for (const entry of people) await append(queries, entry);
    }),
  entries: (kind, subject) => entriesIn(database, kind, subject),
});

async function append({ query }: Queries, { kind, subject, at, by, body }: LedgerEntry): Promise<boolean> {
  const made = await query(
    `INSERT INTO ledger (kind, subject, made_at, made_by, body) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT DO NOTHING RETURNING entry_number`,
    [kind, subject, at, by, JSON.stringify(body)],
  );
  return made.length > 0;
}

async function entriesIn<K extends LedgerKind>({ query }: Queries, kind: K, subject?: string) {
  const rows = await query<Row>(
    `SELECT kind, subject, made_at, made_by, body FROM ledger
     WHERE kind = $1 AND ($2::text IS NULL OR subject = $2) ORDER BY entry_number`,
    [kind, subject ?? null],
  );
  return rows.map(
    ({ made_at, made_by, ...row }) => ({ ...row, at: made_at.toISOString(), by: made_by }) as LedgerEntry<K>,
  );
}
