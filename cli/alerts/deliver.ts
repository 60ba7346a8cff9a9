import { setTimeout as sleep } from 'node:timers/promises';
import { createRng } from '../../base/rng.ts';
import { deliverDue, type Tally } from '../../recognizer/alert/deliver.ts';
import type { Outbox } from '../../recognizer/alert/ports.ts';
import { createPermit } from '../../recognizer/alert/subscriptions.ts';
import { openShared, type SharedStore } from '../../store/open.ts';
import { exitCode } from '../exit-code.ts';
import { type Office, type StoreOptions, say, timeOf, withOffice } from './with-store.ts';

interface Options extends StoreOptions {
  readonly seconds: string;
}

/** Sends what is due, and what comes due within the time given. While it waits or sends, others may have the store. */
export function deliver(options: Options): Promise<void> {
  const untilMs = Date.now() + 1000 * timeOf('--seconds', options.seconds);
  const store = openShared(options.store);
  return withOffice(options, (office) => sendUntil(untilMs, office, store), store.database);
}

async function sendUntil(untilMs: number, { config, outbox }: Office, store: SharedStore): Promise<void> {
  const senders = config.openSenders();
  const courier = {
    outbox: telling(outbox),
    permit: createPermit(config),
    senders,
    nowMs: Date.now,
    rng: createRng('alerts'),
  };
  let total: Tally = { accepted: 0, failed: 0, givenUp: 0, refused: 0 };
  let nextMs: number | null;
  try {
    for (;;) {
      const { accepted, failed, givenUp, refused } = await deliverDue(courier);
      total = {
        accepted: total.accepted + accepted,
        failed,
        givenUp: total.givenUp + givenUp,
        refused: total.refused + refused,
      };
      const version = await store.version();
      nextMs = await outbox.nextDueMs();
      while (Date.now() < Math.min(nextMs ?? untilMs, untilMs) && (await store.version()) === version) await sleep(500);
      if (Date.now() >= untilMs) break;
    }
  } finally {
    for (const sender of Object.values(senders)) await sender.close();
  }
  say(`${total.accepted} accepted, ${total.refused} not sent as settings forbid it, ${total.givenUp} given up`);
  if (nextMs !== null) say(`some are still to go out, the next at ${new Date(nextMs).toISOString()}`);
  process.exitCode = nextMs === null && total.givenUp === 0 ? exitCode.good : exitCode.otherwise;
}

/** The outbox, which also tells on standard error what could not be sent, and why. */
const telling = (outbox: Outbox): Outbox => ({
  ...outbox,
  async record(records) {
    const whys = records.flatMap((record) => (record.kind === 'failed' ? record.why : []));
    for (const why of new Set(whys)) process.stderr.write(`not sent: ${why}\n`);
    await outbox.record(records);
  },
});
