import { setTimeout as sleep } from 'node:timers/promises';
import { createRng } from '../../base/rng.ts';
import { deliverDue, type Tally } from '../../recognizer/alert/deliver.ts';
import type { Outbox } from '../../recognizer/alert/ports.ts';
import { createPermit } from '../../recognizer/alert/subscriptions.ts';
import { exitCode } from '../exit-code.ts';
import { type StoreOptions, say, timeOf, withOffice } from './with-store.ts';

interface Options extends StoreOptions {
  readonly seconds: string;
}

/** Sends what is due, and what comes due within the time given. */
export const deliver = (options: Options): Promise<void> =>
  withOffice(options, async ({ config, outbox }) => {
    const untilMs = Date.now() + 1000 * timeOf('--seconds', options.seconds);
    const senders = config.openSenders();
    const courier = {
      outbox: telling(outbox),
      permit: createPermit(config),
      senders,
      nowMs: Date.now,
      rng: createRng('alerts'),
    };
    let total: Tally = { accepted: 0, failed: 0, givenUp: 0, refused: 0 };
    let nextMs: number | null = Date.now();
    try {
      while (nextMs !== null && nextMs <= Math.max(untilMs, Date.now())) {
        await sleep(Math.max(0, nextMs - Date.now()));
        const { accepted, failed, givenUp, refused } = await deliverDue(courier);
        total = {
          accepted: total.accepted + accepted,
          failed,
          givenUp: total.givenUp + givenUp,
          refused: total.refused + refused,
        };
        nextMs = await outbox.nextDueMs();
        if (untilMs <= Date.now()) break;
      }
    } finally {
      for (const sender of Object.values(senders)) await sender.close();
    }
    say(`${total.accepted} accepted, ${total.refused} not sent as settings forbid it, ${total.givenUp} given up`);
    if (nextMs !== null) say(`some are still to go out, the next at ${new Date(nextMs).toISOString()}`);
    process.exitCode = nextMs === null && total.givenUp === 0 ? exitCode.good : exitCode.otherwise;
  });

/** The outbox, which also tells on standard error what could not be sent, and why. */
const telling = (outbox: Outbox): Outbox => ({
  ...outbox,
  async record(records) {
    const whys = records.flatMap((record) => (record.kind === 'failed' ? record.why : []));
    for (const why of new Set(whys)) process.stderr.write(`not sent: ${why}\n`);
    await outbox.record(records);
  },
});
