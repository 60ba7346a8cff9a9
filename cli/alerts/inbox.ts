import { lineOf } from '../../recognizer/alert/message.ts';
import type { Received } from '../../recognizer/alert/ports.ts';
import { rankNotices, summaryOf } from '../../recognizer/alert/rank.ts';
import { reasons } from '../../recognizer/match/reasons.ts';
import { checkPerson, type StoreOptions, say, timeOf, withOffice } from './with-store.ts';

interface Options extends StoreOptions {
  readonly minutes: string;
}

const seenAt = ({ seenMs }: Received): string => (seenMs === null ? '' : ` (seen ${new Date(seenMs).toISOString()})`);

/** Prints a person's alerts: first the summary, then all, the most pressing first. */
export const inbox = (person: string, options: Options): Promise<void> =>
  withOffice(options, async ({ outbox, database, people }) => {
    checkPerson(person, await people(), database);
    const notices = await outbox.inbox(person, Date.now() - 60_000 * timeOf('--minutes', options.minutes));
    const seen = notices.filter(({ seenMs }) => seenMs !== null).length;
    say(`${notices.length} alerts in the last ${options.minutes} minutes, ${seen} of them seen`);
    for (const { reason, count } of summaryOf(notices)) say(`  ${count} ${reasons[reason].label}`);
    for (const notice of rankNotices(notices)) say(`${lineOf(notice)}${seenAt(notice)}`);
  });
