import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InputError } from '../../base/errors.ts';
import { memoryArchive } from '../../recognizer/investigate/memory.ts';
import { openCustomEntries } from '../../recognizer/match/custom/entries.ts';
import { memoryHistory } from '../../recognizer/match/custom/history.ts';
import type { EntryDraft, Person } from '../../recognizer/match/custom/ports.ts';
import { historyOn } from '../../store/custom-entries.ts';
import type { Database } from '../../store/database.ts';
import { emptyStore } from '../../store/testing.ts';

const sergeant: Person = { id: 'sgt-1', role: 'shift-supervisor' };
const draft: EntryDraft = {
  plate: 'AM40021',
  state: null,
  reason: 'warrants',
  purpose: 'wanted-person',
  department: 'Clinton PD',
  caseNumber: '26-011840',
  narrative: "Seen at three burglaries; “O'Brien's”",
  enteringOfficer: 'Sgt. A. Rowe',
  synopsis: 'Burglaries',
  cfsNumber: '26-40117',
  instructions: '',
  expires: '2026-12-31',
  vehicle: { colour: 'gray' },
};

/** What every history owes: the one in memory, PGlite, and the server of GANTRY_DATABASE_URL where that is set. */
describe('a history of custom entries', () => {
  let database: Database;
  beforeAll(async () => {
    database = await emptyStore();
  });
  afterAll(() => database.close());

  it.each([
    ['in memory', () => memoryHistory()],
    ['in the database', () => historyOn(database)],
  ])('%s: is there again when it is opened again, and takes nobody’s place', async (_, make) => {
    const history = make();
    const { ledger } = memoryArchive();
    const body = {
      role: 'shift-supervisor',
      designeeFor: [],
      trainedOn: '2026-01-05',
      refreshedOn: null,
      access: true,
    };
    await ledger.append({ kind: 'person', subject: 'sgt-1', at: '2026-01-05T10:00:00.000Z', by: 'cmdr-1', body });
    const options = { history, ledger, notifyAdministrator: () => Promise.resolve(['cmdr@clintonpd.example']) };
    const [one, other] = [await openCustomEntries(options), await openCustomEntries(options)];
    await one.enter(sergeant, '2026-09-28T10:00:00', draft, 'burglary-car');
    await one.remove(sergeant, '2026-09-29T10:00:00', 'burglary-car', 'Arrested');
    await expect(other.enter(sergeant, '2026-09-30T10:00:00', draft, 'late')).rejects.toThrow(InputError);
    const again = await openCustomEntries(options);
    expect(again.register()).toEqual(one.register());
    expect((await history.all()).map(({ kind }) => kind)).toEqual(['entered', 'removed', 'notified']);
  });

  it('cannot be changed or emptied in the database', async () => {
    await expect(database.script("UPDATE custom_entry_change SET change = '{}'")).rejects.toThrow('append-only');
    await expect(database.script('DELETE FROM custom_entry_change')).rejects.toThrow('append-only');
  });
});
