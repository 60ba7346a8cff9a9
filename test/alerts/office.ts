/** For the test of kill -9: alerts to one sergeant by e-mail and to one system by webhook, over a store in a folder. */
import { createRng } from '../../base/rng.ts';
import { createEmailSender } from '../../recognizer/alert/channels/email.ts';
import { createWebhookSender } from '../../recognizer/alert/channels/webhook.ts';
import { deliverDue } from '../../recognizer/alert/deliver.ts';
import type { AlertNotice } from '../../recognizer/alert/ports.ts';
import { type SettingsChange, settingsOf } from '../../recognizer/alert/settings.ts';
import { createPermit, deliveriesOf, type SystemSubscription } from '../../recognizer/alert/subscriptions.ts';
import { notice, operators, town } from '../../recognizer/alert/testing.ts';
import { reasonIds } from '../../recognizer/match/reasons.ts';
import { createOutbox } from '../../store/alerts/outbox.ts';
import { createSettingsBook } from '../../store/alerts/settings.ts';
import { ledgerOn } from '../../store/ledger.ts';
import { openStore } from '../../store/open.ts';

const everything = { reasons: reasonIds, cameras: 'all' as const };
const sergeant = 'sgt-1';
export const address = 'sgt-1@clintonpd.example';

export const plateNumbered = (number: number): string => `K${String(number).padStart(4, '0')}`;
export const noticeNumbered = (number: number): AlertNotice =>
  notice({ alertId: `alert-${number}`, entry: { plate: plateNumbered(number) } });

/** @param aheadMs how far its clock is ahead, for what is due later */
export async function openOffice(folder: string, smtpPort: number, webhookPort: number, aheadMs = 0) {
  const database = openStore(folder, '');
  const [outbox, book] = [createOutbox(database), createSettingsBook(database)];
  const url = `http://127.0.0.1:${webhookPort}/`;
  const cad: SystemSubscription = { ...everything, id: 'cad', channel: 'webhook', address: url };
  const agency = { ...town, systems: [cad] };
  const senders = {
    email: createEmailSender({
      host: '127.0.0.1',
      port: smtpPort,
      security: 'none',
      user: null,
      password: null,
      from: 'alpr@clintonpd.example',
    }),
    webhook: createWebhookSender(new Map([[url, `whsec_${Buffer.alloc(32, 7).toString('base64')}`]])),
  };
  const nowMs = (): number => Date.now() + aheadMs;
  const set = (change: SettingsChange): Promise<void> =>
    book.add([{ person: sergeant, by: sergeant, at: new Date(nowMs()).toISOString(), change, warning: null }]);
  return {
    outbox,
    book,
    async subscribe() {
      const at = new Date(nowMs()).toISOString();
      const body = operators([sergeant], at.slice(0, 10)).get(sergeant)!;
      await ledgerOn(database).append({ kind: 'person', subject: sergeant, at, by: sergeant, body });
      await set({ key: 'email', value: { ...everything, address } });
    },
    withdraw: () => set({ key: 'email', value: null }),
    async enqueue(one: AlertNotice) {
      const settings = settingsOf(sergeant, await book.records());
      await outbox.enqueue(
        deliveriesOf(one, { people: [{ id: sergeant, settings }], systems: [cad] }, agency),
        nowMs(),
      );
    },
    inbox: () => outbox.inbox(sergeant, 0),
    async seeAll() {
      const open = (await outbox.inbox(sergeant, 0)).filter(({ seenMs }) => seenMs === null);
      await outbox.see(
        sergeant,
        open.map(({ deliveryId }) => deliveryId),
        nowMs(),
      );
    },
    deliver: () => deliverDue({ outbox, permit: createPermit(agency), senders, nowMs, rng: createRng('kill') }),
    async close() {
      for (const sender of Object.values(senders)) await sender.close();
      await database.close();
    },
  };
}
