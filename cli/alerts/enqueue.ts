import { settingsOf } from '../../recognizer/alert/settings.ts';
import { deliveriesOf } from '../../recognizer/alert/subscriptions.ts';
import { noticesOfRun } from '../../scenarios/notify/run-notices.ts';
import { type StoreOptions, say, withOffice } from './with-store.ts';

/** Puts a run's alerts into the outbox; what is said here is durable. */
export const enqueue = (run: string, options: StoreOptions): Promise<void> =>
  withOffice(options, async ({ config, outbox, book }) => {
    const notices = noticesOfRun(run);
    const records = await book.records();
    const people = config.people.map(({ id }) => ({ id, settings: settingsOf(id, records) }));
    const deliveries = notices.flatMap((notice) => deliveriesOf(notice, { people, systems: config.systems }, config));
    const added = await outbox.enqueue(deliveries, Date.now());
    say(`${notices.length} alerts, ${deliveries.length} deliveries, ${added} of them new`);
  });
