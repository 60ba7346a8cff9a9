import { setTimeout as sleep } from 'node:timers/promises';
import { createRng } from '../../base/rng.ts';
import { deliverDue } from '../../recognizer/alert/deliver.ts';
import type { Outbox } from '../../recognizer/alert/ports.ts';
import { createPermit } from '../../recognizer/alert/subscriptions.ts';
import { openShared, type SharedStore } from '../../store/open.ts';
import { exitCode } from '../exit-code.ts';
import { followConfig } from './follow-config.ts';
import { type Office, type StoreOptions, say, timeOf, withOffice } from './with-store.ts';

interface Options extends StoreOptions {
  readonly seconds: string;
}

/** Sends what is due, and what comes due within the time given. While it waits or sends, others may have the store. */
export function deliver(options: Options): Promise<void> {
  const untilMs = Date.now() + 1000 * timeOf('--seconds', options.seconds);
  const store = openShared(options.store);
  return withOffice(options, (office) => sendUntil(untilMs, office, store, options.config), store.database);
}

async function sendUntil(untilMs: number, { outbox }: Office, store: SharedStore, file: string): Promise<void> {
  const followed = followConfig(file);
  const courier = { outbox: telling(outbox), nowMs: Date.now, rng: createRng('alerts') };
  const total = { accepted: 0, givenUp: 0, refused: 0 };
  let nextMs: number | null;
  try {
    for (;;) {
      const { config, senders } = await followed.now();
      const by = { ...courier, permit: createPermit(config), senders };
      const tally = await deliverDue(by);
      for (const outcome of ['accepted', 'givenUp', 'refused'] as const) total[outcome] += tally[outcome];
      const version = await store.version();
      nextMs = await outbox.nextDueMs();
      while (Date.now() < Math.min(nextMs ?? untilMs, untilMs) && (await store.version()) === version) await sleep(500);
      if (Date.now() >= untilMs) break;
    }
  } finally {
    await followed.close();
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
