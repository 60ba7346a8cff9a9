import { InputError } from '../base/errors.ts';
import type { Change, History } from '../recognizer/match/custom/ports.ts';
import type { Database } from './database.ts';

/** The history of the town's own hot list entries, in the database. Two who append at once are told apart by the place. */
export const historyOn = (database: Database): History => ({
  async all() {
    const rows = await database.query<{ change: Change }>('SELECT change FROM custom_entry_change ORDER BY place');
    return rows.map(({ change }) => change);
  },
  async append(change, place) {
    const kept = await database.query(
      `INSERT INTO custom_entry_change (place, change)
       SELECT $1::int, $2::jsonb WHERE (SELECT count(*) FROM custom_entry_change) = $1::int
       ON CONFLICT DO NOTHING RETURNING place`,
      [place, JSON.stringify(change)],
    );
    if (kept.length === 0)
      throw new InputError({
        what: `the history has not ${place} changes any more: somebody was faster`,
        where: { file: database.place },
        expected: 'the same again: what was made before this is kept',
      });
  },
});
