/** What the alerts page works on: the administrator's file and the store, which is had for one answer and given back. */
import { following } from '../../../base/following.ts';
import { createRng } from '../../../base/rng.ts';
import { type AlertConfig, readAlertConfig } from '../../../recognizer/alert/config.ts';
import { deliverDue } from '../../../recognizer/alert/deliver.ts';
import type { Outbox, SettingsBook } from '../../../recognizer/alert/ports.ts';
import { createPermit } from '../../../recognizer/alert/subscriptions.ts';
import type { Door } from '../../../recognizer/sign-in/sign-in.ts';
import { createOutbox } from '../../../store/alerts/outbox.ts';
import { createSettingsBook } from '../../../store/alerts/settings.ts';
import { ledgerOn } from '../../../store/ledger.ts';
import type { SharedStore } from '../../../store/open.ts';
import { passwordsOn, signInsOn } from '../../../store/sign-in.ts';

export interface OfficeOptions {
  readonly store: SharedStore;
  /** alerts.yaml */
  readonly configFile: string;
}

export interface Office {
  readonly outbox: Outbox;
  readonly book: SettingsBook;
  readonly door: Door;
  readonly version: SharedStore['version'];
  readonly nowMs: () => number;
  /** As the file says now or, while it cannot be used, as it said before, and why. @throws InputError where it never could be */
  config(): { readonly value: AlertConfig; readonly fault: string | null };
  /** Takes what is due in the application to the people whom it may reach: this page is that channel. */
  deliverInApp(config: AlertConfig): Promise<void>;
  close(): Promise<void>;
}

export function openOffice({ store, configFile }: OfficeOptions, nowMs: () => number = Date.now): Office {
  const { database, version } = store;
  const outbox = createOutbox(database);
  const passwords = passwordsOn(database);
  return {
    outbox,
    book: createSettingsBook(database),
    door: {
      ledger: ledgerOn(database),
      log: signInsOn(database),
      passwords,
      now: () => new Date(nowMs()).toISOString(),
    },
    version,
    nowMs,
    config: following(() => readAlertConfig(configFile)),
    async deliverInApp(config) {
      const courier = { outbox, permit: createPermit(config), senders: {}, nowMs, rng: createRng('alerts') };
      await deliverDue(courier, ['in-app']);
    },
    close: () => database.close(),
  };
}
