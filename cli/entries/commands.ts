import { type Command, Option } from 'commander';
import { withPerson, withStore } from '../desk-options.ts';

/** `gantry entries` */
export function addEntries(program: Command): void {
  const entries = program
    .command('entries')
    .description("the town's own hot list entries (III.K, IV.F): who may, makes, reviews and removes them");
  withStore(
    withPerson(
      entries
        .command('import')
        .description(
          'make an entry of each custom row of a hot list; exits 2 for a row that cannot be used, 1 for one refused',
        )
        .argument('<list>', 'a hot list whose rows have the source Custom')
        .requiredOption('--purpose <purpose>', 'what the entries are for'),
    ),
  ).action(async (list: string, options) => (await import('./entries.ts')).importEntries(list, options));
  withStore(
    entries
      .command('list')
      .description('show the entries in force, or those to be reviewed')
      .option('--due', 'only those to be reviewed')
      .option('--date <YYYY-MM-DD>', 'the day (today when not given)'),
  ).action(async (options) => (await import('./entries.ts')).list(options));
  withStore(
    withPerson(
      entries.command('review').description('these were gone through and still hold').argument('<id...>', 'entries'),
    ),
  ).action(async (ids: string[], options) => (await import('./entries.ts')).review(ids, options));
  withStore(
    withPerson(
      entries
        .command('update')
        .description('change what an entry says; what is left out stays')
        .argument('<id>', 'the entry')
        .option('--state <code>', 'state of issue; nothing where it is not known')
        .option('--reason <reason>', 'why it is on the list')
        .option('--expires <YYYY-MM-DD>', 'the last day on which it holds; nothing for no end')
        .option('--case <number>', 'the case number')
        .option('--cfs <number>', 'the call for service')
        .option('--officer <name>', 'the entering officer')
        .option('--synopsis <text>', 'a brief synopsis of the case')
        .option('--narrative <text>', 'what the entry is about')
        .option('--instructions <text>', 'special instructions; nothing for none'),
    ),
  ).action(async (id: string, options) => (await import('./update.ts')).update(id, options));
  withStore(
    withPerson(
      entries
        .command('remove')
        .description('remove an entry; prints the e-mail that the administrator is owed')
        .argument('<id>', 'the entry')
        .requiredOption('--why <reason>', 'why it no longer holds'),
    ),
  ).action(async (id: string, options) => (await import('./entries.ts')).remove(id, options));
  withStore(
    withPerson(
      entries
        .command('notices')
        .description('print the e-mails on removals that the administrator is still owed (IV.I.e.i)')
        .addOption(new Option('--mailed-to <address>', 'they were sent to this work address: keeps that they were')),
    ),
  ).action(async (options) => (await import('./entries.ts')).notices(options));
}
