import type { Command } from 'commander';
import { withFolder, withPerson, withStore } from '../desk-options.ts';

/** `gantry personnel` */
export function addPersonnel(program: Command): void {
  const personnel = program.command('personnel').description('the department’s people, and how they sign in');
  withStore(
    withPerson(
      personnel
        .command('enter', { isDefault: true })
        .description(
          'enter people, all or none, or how they stand now: role, training, access (docs/storage.md has the form); makes the store for an overseer who enters themselves',
        )
        .argument('<people.yaml>', 'the people'),
    ),
  ).action(async (file: string, options) => (await import('./personnel.ts')).enterPeople(file, options));
  withFolder(
    personnel
      .command('password')
      .description('set the password by which a person signs in: asked for without echo, or a line of standard input')
      .argument('<person>', 'whose')
      .option('--as <person>', 'who sets it, where that is not the person'),
  ).action(async (person: string, options) => (await import('./password.ts')).password(person, options));
}
