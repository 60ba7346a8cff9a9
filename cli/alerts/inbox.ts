import { lineOf } from '../../recognizer/alert/message.ts';
import { rankNotices, summaryOf } from '../../recognizer/alert/rank.ts';
import { reasons } from '../../recognizer/match/reasons.ts';
import { checkPerson, type StoreOptions, say, timeOf, withOffice } from './with-store.ts';

interface Options extends StoreOptions {
  readonly minutes: string;
}

/** Prints a person's alerts: first the summary, then all, the most pressing first. */
export const inbox = (person: string, options: Options): Promise<void> =>
  withOffice(options, async ({ config, outbox }) => {
    checkPerson(person, config, options.config);
    const notices = await outbox.inbox(person, Date.now() - 60_000 * timeOf('--minutes', options.minutes));
    say(`${notices.length} alerts in the last ${options.minutes} minutes`);
    for (const { reason, count } of summaryOf(notices)) say(`  ${count} ${reasons[reason].label}`);
    for (const notice of rankNotices(notices)) say(lineOf(notice));
  });
