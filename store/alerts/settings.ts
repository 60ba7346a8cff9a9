import type { SettingsBook, SettingsRecord } from '../../recognizer/alert/ports.ts';
import type { Database } from '../database.ts';

interface Row {
  readonly person: string;
  readonly changed_by: string;
  readonly changed_at: string;
  readonly change: SettingsRecord['change'];
  readonly warning: string | null;
}

export const columns = 'person, changed_by, changed_at, change, warning';

export const recordOf = ({ person, changed_by: by, changed_at: at, change, warning }: Row): SettingsRecord => ({
  person,
  by,
  at,
  change,
  warning,
});

/** Changes of settings, which the database itself keeps anybody from changing. */
export const createSettingsBook = (database: Database): SettingsBook => ({
  async add(records) {
    await database.query(
      `INSERT INTO alert_setting (person, changed_by, changed_at, change, warning)
       SELECT person, by, at, change, warning FROM ROWS FROM (jsonb_to_recordset($1::jsonb)
         AS (person text, by text, at text, change jsonb, warning text)) WITH ORDINALITY ORDER BY ordinality`,
      [JSON.stringify(records)],
    );
  },
  async records() {
    return (await database.query<Row>(`SELECT ${columns} FROM alert_setting ORDER BY number`)).map(recordOf);
  },
});
