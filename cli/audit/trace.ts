import { overseer } from '../../recognizer/investigate/authority.ts';
import { traceOfDesk } from '../../scenarios/desk/trace.ts';
import { archiveOn } from '../../store/archive.ts';
import { historyOn } from '../../store/custom-entries.ts';
import { ledgerOn } from '../../store/ledger.ts';
import { inStore } from '../desk.ts';

/** Prints what the store has of queries, releases, audits, destruction and entries as a trace. */
export const trace = ({ store, as }: { readonly store: string; readonly as: string }): Promise<void> =>
  inStore(store, async (database) => {
    await overseer(ledgerOn(database), as, 'V.C.a');
    const changes = await historyOn(database).all();
    const found = await traceOfDesk(archiveOn(database), changes, new Date().toISOString(), database.place);
    for (const event of found.trace) process.stdout.write(`${JSON.stringify(event)}\n`);
    for (const id of found.strangers)
      process.stderr.write(`"${id}" is not in the department’s books: what is on record of them is left out\n`);
  });
