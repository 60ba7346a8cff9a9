import type { Access, Answer, LoggedAccess, QueryLog } from '../recognizer/investigate/ports.ts';
import type { Database } from './database.ts';
import { bytesOfHex, hexOf } from './hex.ts';

interface Row extends Pick<Access, 'kind' | 'role' | 'purpose' | 'criteria' | 'refusals'> {
  readonly access_number: number;
  readonly asked_at: Date;
  readonly person_id: string;
  readonly case_number: string | null;
  readonly request_id: string | null;
  readonly answered_at: Date | null;
  readonly reads: number;
  readonly sha256: Uint8Array;
}

const idOf = (number: number): string => `access-${number}`;
const numberOf = (id: string): number => Number(id.replace('access-', ''));

export const queryLogOn = (database: Database): QueryLog => ({
  async enter({ at, personId, role, kind, purpose, caseNumber, requestId, criteria, refusals }) {
    const [entered] = await database.query<{ access_number: number }>(
      `INSERT INTO access_log (asked_at, person_id, role, kind, purpose, case_number, request_id, criteria, refusals)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING access_number`,
      [at, personId, role, kind, purpose, caseNumber, requestId, JSON.stringify(criteria), JSON.stringify(refusals)],
    );
    return idOf(entered!.access_number);
  },

  async answer(accessId, { at, reads, sha256 }: Answer) {
    await database.query(
      'INSERT INTO access_answer (access_number, answered_at, reads, sha256) VALUES ($1, $2, $3, $4)',
      [numberOf(accessId), at, reads, bytesOfHex(sha256)],
    );
  },

  async entries(after = 0, upTo = Number.MAX_SAFE_INTEGER) {
    const rows = await database.transaction(async ({ script, query }) => {
      // Whoever has a number and is not done is waited for; who comes later gets a higher one.
      await script('LOCK TABLE access_log IN SHARE MODE');
      return query<Row>(
        `SELECT * FROM access_log LEFT JOIN access_answer USING (access_number)
         WHERE access_number > $1 AND access_number <= $2 ORDER BY access_number`,
        [after, upTo],
      );
    });
    return rows.map(
      (row): LoggedAccess => ({
        id: idOf(row.access_number),
        number: row.access_number,
        at: row.asked_at.toISOString(),
        personId: row.person_id,
        role: row.role,
        kind: row.kind,
        purpose: row.purpose,
        caseNumber: row.case_number,
        requestId: row.request_id,
        criteria: row.criteria,
        refusals: row.refusals,
        answer: row.answered_at && {
          at: row.answered_at.toISOString(),
          reads: row.reads,
          sha256: hexOf(row.sha256),
        },
      }),
    );
  },
});
