import type { Ledger, LedgerEntry, LedgerKind } from '../recognizer/investigate/ports.ts';
import type { Database } from './database.ts';

interface Row {
  readonly kind: LedgerKind;
  readonly subject: string;
  readonly made_at: Date;
  readonly made_by: string;
  readonly body: unknown;
}

export const ledgerOn = (database: Database): Ledger => ({
  async append({ kind, subject, at, by, body }) {
    const made = await database.query(
      `INSERT INTO ledger (kind, subject, made_at, made_by, body) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT DO NOTHING RETURNING entry_number`,
      [kind, subject, at, by, JSON.stringify(body)],
    );
    return made.length > 0;
  },
  async entries<K extends LedgerKind>(kind: K, subject?: string) {
    const rows = await database.query<Row>(
      `SELECT kind, subject, made_at, made_by, body FROM ledger
       WHERE kind = $1 AND ($2::text IS NULL OR subject = $2) ORDER BY entry_number`,
      [kind, subject ?? null],
    );
    return rows.map(
      ({ made_at, made_by, ...row }) => ({ ...row, at: made_at.toISOString(), by: made_by }) as LedgerEntry<K>,
    );
  },
});
