import type { Command } from 'commander';

export interface DeskOptions {
  readonly store: string;
  readonly pack: string;
}

/** Where the store is. */
export const withFolder = (command: Command): Command =>
  command.option('--store <folder>', 'where it is kept, unless GANTRY_DATABASE_URL names a server', 'gantry-data');

/** The options of the commands at the desk. */
export const withStore = (command: Command): Command =>
  withFolder(command).option('--pack <name>', 'the policy pack that says how long data is kept', 'clinton-12.10');

/** The person who acts. The command line trusts its user as to who that is (docs/storage.md). */
export const withPerson = (command: Command): Command => command.requiredOption('--as <person>', 'who acts');
