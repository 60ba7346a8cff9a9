import type { Command } from 'commander';
import { withPerson, withStore } from '../desk-options.ts';

/** `gantry reads` */
export function addReads(program: Command): void {
  const reads = program
    .command('reads')
    .description('stored reads: kept, searched, exported, destroyed (docs/storage.md)');
  withStore(
    reads
      .command('import')
      .description(
        'take the reads of runs, or of other systems, into keeping; those that are there already stay; makes the store where there is none',
      )
      .argument('<run|reads.jsonl...>', 'run folders, or JSON Lines'),
  ).action(async (from: string[], options) => (await import('./import.ts')).importReads(from, options));
  withQuery(
    reads
      .command('search')
      .description('search stored reads; logged before it is answered, refused without a lawful reason (exits 1)')
      .option('--json', 'print the reads as JSON, nothing else'),
  ).action(async (plate: string | undefined, options) => (await import('./search.ts')).searchReads(plate, options));
  withQuery(
    reads
      .command('export')
      .description('export reads as evidence, with hashes and chain of custody; held for the case from then on')
      .option('--request <id>', 'export for another agency, on this request for release, which was granted')
      .option('--out <folder>', 'where the package goes, a new folder; evidence/<access> when left out'),
  ).action(async (plate: string | undefined, options) => (await import('./export.ts')).exportEvidence(plate, options));
  withStore(
    withPerson(
      reads
        .command('lift')
        .description(
          'let go the reads that a case holds, so that retention takes its course; exits 1 where it holds none',
        )
        .argument('<case>', 'the case number'),
    ),
  ).action(async (caseNumber: string, options) => (await import('./lift.ts')).liftHold(caseNumber, options));
  withStore(
    withPerson(
      reads
        .command('destroy')
        .description('destroy what has been kept as long as the retention says, and say when the rest is due'),
    ),
  ).action(async (options) => (await import('./destroy.ts')).destroyReads(options));
}

/** What data: a plate, the vehicle, cameras, times. */
export const withCriteria = (command: Command): Command =>
  command
    .option('--state <code>', 'state of issue, for example CT')
    .option('--color <color>', 'of the vehicle')
    .option('--body <body>', 'of the vehicle, for example van')
    .option('--make <make>', 'of the vehicle')
    .option('--camera <id>', 'seen by this camera; may be given again', listed)
    .option('--from <time>', 'seen then or later, for example 2026-01-05 or 2026-01-05T07:30Z; UTC without an offset')
    .option('--to <time>', 'seen then or earlier; a day is meant to its end');

const listed = (value: string, before: readonly string[] = []): string[] => [...before, value];

const withQuery = (command: Command): Command =>
  withCriteria(
    withStore(
      withPerson(command.argument('[plate]', 'characters, ? for one that is not known, * for any number of them'))
        .option('--purpose <purpose>', 'what it is for, for example criminal-investigation')
        .option('--case <number>', 'the case or call for service that it is for'),
    ),
  );
