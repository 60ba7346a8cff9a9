import type { Command } from 'commander';

export interface DeskOptions {
  readonly store: string;
  readonly pack: string;
}

/** The options of all commands that use the store. */
export const withStore = (command: Command): Command =>
  command
    .option('--store <folder>', 'where it is kept, unless GANTRY_DATABASE_URL names a server', 'gantry-data')
    .option('--pack <name>', 'the policy pack that says how long data is kept', 'clinton-12.10');

/** The person who acts. The command line trusts its user as to who that is (docs/storage.md). */
export const withPerson = (command: Command): Command => command.requiredOption('--as <person>', 'who acts');
