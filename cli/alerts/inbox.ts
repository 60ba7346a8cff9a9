import { localDay } from '../../base/times.ts';
import { lineOf } from '../../recognizer/alert/message.ts';
import type { Received } from '../../recognizer/alert/ports.ts';
import { rankNotices, summaryOf } from '../../recognizer/alert/rank.ts';
import { operator } from '../../recognizer/investigate/authority.ts';
import { reasons } from '../../recognizer/match/reasons.ts';
import { ledgerOn } from '../../store/ledger.ts';
import { type StoreOptions, say, timeOf, withOffice } from './with-store.ts';

interface Options extends StoreOptions {
  readonly as: string;
  readonly minutes: string;
}

const seenAt = ({ seenMs }: Received): string => (seenMs === null ? '' : ` (seen ${new Date(seenMs).toISOString()})`);

/** Prints the alerts of who asks: first the summary, then all, the most pressing first. */
export const inbox = (options: Options): Promise<void> =>
  withOffice(options, async ({ outbox, database }) => {
    await operator(ledgerOn(database), options.as, localDay(new Date()));
    const notices = await outbox.inbox(
      options.as,
      Math.max(0, Date.now() - 60_000 * timeOf('--minutes', options.minutes)),
    );
    const seen = notices.filter(({ seenMs }) => seenMs !== null).length;
    say(`${notices.length} alerts in the last ${options.minutes} minutes, ${seen} of them seen`);
    for (const { reason, count } of summaryOf(notices)) say(`  ${count} ${reasons[reason].label}`);
    for (const notice of rankNotices(notices)) say(`${lineOf(notice)}${seenAt(notice)}`);
  });
