import { type Command, Option } from 'commander';
import { recipients } from '../../recognizer/investigate/ports.ts';
import { withPerson, withStore } from '../desk-options.ts';
import { withCriteria } from '../reads/commands.ts';

/** `gantry release` */
export function addRelease(program: Command): void {
  const release = program
    .command('release')
    .description('requests by others for stored data, which the administrator decides on');
  withStore(
    withPerson(
      release
        .command('request')
        .description('enter a request')
        .argument('<id>', 'its name')
        .requiredOption('--from <agency>', 'who asks')
        .addOption(new Option('--recipient <kind>', 'what they are').choices(recipients).makeOptionMandatory())
        .requiredOption('--asks <what>', 'what data they ask for'),
    ),
  ).action(async (id: string, options) => (await import('./release.ts')).request(id, options));
  withStore(
    withPerson(release.command('list').description('show requests, and what became of each: what data was granted')),
  ).action(async (options) => (await import('./list.ts')).list(options));
  withCriteria(
    withStore(
      withPerson(
        release
          .command('decide')
          .description('grant a request on a legal basis, and say for which data; or refuse it')
          .argument('<id>', 'its name')
          .addOption(new Option('--grant <legal basis>', 'such as a subpoena, or an agreement').conflicts('refuse'))
          .option('--refuse', 'refuse it')
          .option('--plate <plate>', 'what is granted: ? for one character, * for any number of them'),
      ),
    ),
  ).action(async (id: string, options) => (await import('./release.ts')).decide(id, options));
}
