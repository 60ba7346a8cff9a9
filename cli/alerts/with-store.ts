import { InputError } from '../../base/errors.ts';
import { type AlertConfig, readAlertConfig } from '../../recognizer/alert/config.ts';
import type { Outbox, SettingsBook } from '../../recognizer/alert/ports.ts';
import { createOutbox } from '../../store/alerts/outbox.ts';
import { createSettingsBook } from '../../store/alerts/settings.ts';
import { openStore } from '../../store/open.ts';

export interface StoreOptions {
  readonly config: string;
  readonly store: string;
}

export interface Office {
  readonly config: AlertConfig;
  readonly outbox: Outbox;
  readonly book: SettingsBook;
}

/** Does something with the configuration and the store, and closes it. */
export async function withOffice(options: StoreOptions, work: (office: Office) => Promise<void>): Promise<void> {
  const config = readAlertConfig(options.config);
  const database = openStore(options.store);
  try {
    await work({ config, outbox: createOutbox(database), book: createSettingsBook(database) });
  } finally {
    await database.close();
  }
}

/** @throws InputError when the configuration has no such person */
export function checkPerson(id: string, { people }: AlertConfig, file: string): void {
  if (people.some((person) => person.id === id)) return;
  throw new InputError({
    what: `there is nobody called "${id}"`,
    where: { file },
    expected: people.map((person) => person.id).join(', ') || 'people with an id and a role',
  });
}

export const say = (text: string): boolean => process.stdout.write(`${text}\n`);

/** A time that an option gives, in its unit. @throws InputError for what is none */
export function timeOf(option: string, text: string): number {
  const time = Number(text);
  if (text.trim() !== '' && time >= 0 && Number.isFinite(time)) return time;
  throw new InputError({ what: `"${text}" is no time`, where: { file: option }, expected: 'a number, for example 60' });
}
