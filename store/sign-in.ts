import type { PasswordBook, SignInLog, SignInRecord } from '../recognizer/sign-in/ports.ts';
import type { Database } from './database.ts';

export const passwordsOn = (database: Database): PasswordBook => ({
  async set({ person, by, at, hash }) {
    await database.query('INSERT INTO password (person, set_by, set_at, hash) VALUES ($1, $2, $3, $4)', [
      person,
      by,
      at,
      hash,
    ]);
  },
  async hashOf(person) {
    const [newest] = await database.query<{ hash: string }>(
      'SELECT hash FROM password WHERE person = $1 ORDER BY number DESC LIMIT 1',
      [person],
    );
    return newest?.hash ?? null;
  },
});

export const signInsOn = (database: Database): SignInLog => ({
  async add({ person, at, kind, why }) {
    await database.query('INSERT INTO sign_in (person, at, kind, why) VALUES ($1, $2, $3, $4)', [
      person,
      at,
      kind,
      why,
    ]);
  },
  async failuresOf(person) {
    const [row] = await database.query<{ count: number; last: Date | null }>(
      `SELECT count(*) AS count, max(at) AS last FROM sign_in WHERE person = $1 AND kind = 'failed'
         AND number > coalesce((SELECT max(number) FROM sign_in WHERE person = $1 AND kind = 'opened'), 0)`,
      [person],
    );
    return { count: row!.count, lastAt: row!.last?.toISOString() ?? null };
  },
  async records() {
    const rows = await database.query<Omit<SignInRecord, 'at'> & { at: Date }>(
      'SELECT person, at, kind, why FROM sign_in ORDER BY number',
    );
    return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
  },
});
