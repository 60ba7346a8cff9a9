import { formatFault } from '../../base/errors.ts';
import { localDay } from '../../base/times.ts';
import { groupsGone } from '../../recognizer/alert/settings.ts';
import { audienceAt, deliveriesOf } from '../../recognizer/alert/subscriptions.ts';
import { refusalsOfPerson } from '../../recognizer/investigate/authority.ts';
import { noticesOfRun } from '../../scenarios/notify/run-notices.ts';
import { exitCode } from '../exit-code.ts';
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
    for (const { id, settings } of audience.people)
      for (const group of groupsGone(settings, config))
        process.stderr.write(`${id} gets no alerts of "${group}": there is no such camera group any more\n`);
    const deliveries = notices.flatMap((notice) => deliveriesOf(notice, audience, config));
    const { added, differing } = await outbox.enqueue(deliveries, atMs);
    const isOther = new Set(differing);
    const others = deliveries.flatMap(({ id, notice }) => (isOther.has(id) ? notice.alertId : []));
    for (const alertId of new Set(others))
      process.stderr.write(
        `${formatFault({ what: `${alertId} is not the alert that was put there under this run's name`, where: { file: run }, expected: 'a run folder with a name of its own' })}\n`,
      );
    if (others.length > 0) process.exitCode = exitCode.badInput;
    say(`${notices.length} alerts, ${deliveries.length} deliveries, ${added} of them new`);
  });
