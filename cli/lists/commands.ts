import type { Command } from 'commander';

/** `gantry lists` */
export function addLists(program: Command): void {
  const lists = program.command('lists').description('hot lists: what is wrong with them, and what changed');
  lists
    .command('check')
    .description(
      'tell malformed, garbled, duplicate, contradictory, early, expired and stale rows; exits 1 for one, 2 for a malformed one',
    )
    .argument('<list...>', 'hot lists')
    .option('--date <YYYY-MM-DD>', 'the day of checking (today when not given)')
    .action(async (files: string[], options) => (await import('./check.ts')).check(files, options));
  lists
    .command('diff')
    .description(
      'tell what was entered, removed and changed from one version of a list to another; exits 1 for a change',
    )
    .argument('<before>', 'the earlier version')
    .argument('<after>', 'the later version')
    .action(async (before: string, after: string) => (await import('./diff.ts')).diff(before, after));
}
