import { localDay } from '../../base/times.ts';
import { audienceAt, deliveriesOf } from '../../recognizer/alert/subscriptions.ts';
import { refusalsOfPerson } from '../../recognizer/investigate/authority.ts';
import { noticesOfRun } from '../../scenarios/notify/run-notices.ts';
import { type StoreOptions, say, withOffice } from './with-store.ts';

/** Puts a run's alerts into the outbox; what is said here is durable. */
export const enqueue = (run: string, options: StoreOptions): Promise<void> =>
  withOffice(options, async ({ config, outbox, book, ...office }) => {
    const notices = noticesOfRun(run);
    const atMs = Date.now();
    const people = await office.people();
    for (const [id, person] of people) {
      const [refusal] = refusalsOfPerson(person, localDay(new Date(atMs)));
      if (refusal) process.stderr.write(`${id} gets no alerts: ${refusal.why} (${refusal.clause})\n`);
    }
    const audience = { people: audienceAt(people, await book.records(), atMs), systems: config.systems };
    const deliveries = notices.flatMap((notice) => deliveriesOf(notice, audience, config));
    const added = await outbox.enqueue(deliveries, atMs);
    say(`${notices.length} alerts, ${deliveries.length} deliveries, ${added} of them new`);
  });
