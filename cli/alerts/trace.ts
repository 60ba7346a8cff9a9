import { traceOfOutbox } from '../../scenarios/notify/outbox-trace.ts';
import { type StoreOptions, say, withOffice } from './with-store.ts';

/** Prints what was set, raised and delivered as a trace. */
export const trace = (options: StoreOptions): Promise<void> =>
  withOffice(options, async ({ config, outbox, book }) => {
    const kept = { history: await outbox.history(), settings: await book.records() };
    for (const event of traceOfOutbox(kept, config.people, config, options.config)) say(JSON.stringify(event));
  });
