import { InputError } from '../../base/errors.ts';
import { type AlertConfig, readAlertConfig } from '../../recognizer/alert/config.ts';
import type { Outbox, SettingsBook } from '../../recognizer/alert/ports.ts';
import { peopleIn } from '../../recognizer/investigate/authority.ts';
import type { Person } from '../../recognizer/investigate/ports.ts';
import { createOutbox } from '../../store/alerts/outbox.ts';
import { createSettingsBook } from '../../store/alerts/settings.ts';
import type { Database } from '../../store/database.ts';
import { ledgerOn } from '../../store/ledger.ts';
import { inStore } from '../desk.ts';

export interface StoreOptions {
  readonly config: string;
  readonly store: string;
}

export interface Office {
  readonly config: AlertConfig;
  readonly database: Database;
  readonly outbox: Outbox;
  readonly book: SettingsBook;
  /** Everybody in the department's books. */
  people(): Promise<ReadonlyMap<string, Person>>;
}

/** Does something with the configuration and the store, and closes it. */
export function withOffice(
  options: StoreOptions,
  work: (office: Office) => Promise<void>,
  opened?: Database,
): Promise<void> {
  return inStore(
    options.store,
    async (database) => {
      const config = readAlertConfig(options.config);
      const people = () => peopleIn(ledgerOn(database));
      await work({ config, database, outbox: createOutbox(database), book: createSettingsBook(database), people });
    },
    opened,
  );
}

/** @throws InputError when the books have no such person */
export function checkPerson(id: string, people: ReadonlyMap<string, Person>, { place }: Database): void {
  if (people.has(id)) return;
  throw new InputError({
    what: `nobody called "${id}" is in the department’s books`,
    where: { file: place },
    expected: [...people.keys()].join(', ') || 'people whom gantry personnel has entered',
  });
}

export const say = (text: string): boolean => process.stdout.write(`${text}\n`);

/** A time that an option gives, in its unit. @throws InputError for what is none */
export function timeOf(option: string, text: string): number {
  const time = Number(text);
  if (text.trim() !== '' && time >= 0 && Number.isFinite(time)) return time;
  throw new InputError({ what: `"${text}" is no time`, where: { file: option }, expected: 'a number, for example 60' });
}
