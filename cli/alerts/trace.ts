import { localDay } from '../../base/times.ts';
import { operator, overseer } from '../../recognizer/investigate/authority.ts';
import { traceOfOutbox } from '../../scenarios/notify/outbox-trace.ts';
import { ledgerOn } from '../../store/ledger.ts';
import { signInsOn } from '../../store/sign-in.ts';
import { type StoreOptions, say, withOffice } from './with-store.ts';

/** Prints what was set, raised and delivered, and who signed in, as a trace. */
export const trace = (options: StoreOptions & { readonly as: string }): Promise<void> =>
  withOffice(options, async ({ config, database, outbox, book, people }) => {
    const ledger = ledgerOn(database);
    await operator(ledger, options.as, localDay(new Date()));
    await overseer(ledger, options.as, 'V.C.a');
    const kept = {
      history: await outbox.history(),
      settings: await book.records(),
      signIns: await signInsOn(database).records(),
    };
    const actors = [...(await people())].map(([id, person]) => ({ id, ...person }));
    for (const event of traceOfOutbox(kept, actors, config, database.place)) say(JSON.stringify(event));
  });
