import type { Command } from 'commander';
import { withPerson, withStore } from '../desk-options.ts';

/** `gantry personnel` */
export function addPersonnel(program: Command): void {
  withStore(
    withPerson(
      program
        .command('personnel')
        .description('enter people, or how they stand now: role, training, access (docs/storage.md has the form)')
        .argument('<people.yaml>', 'the people'),
    ),
  ).action(async (file: string, options) => (await import('./personnel.ts')).enterPeople(file, options));
}
