import type { Command } from 'commander';

/** `gantry match` and `gantry confusion`: the matcher by itself, and what its thresholds rest on. */
export function addMatch(program: Command): void {
  program
    .command('match')
    .description('look a plate up on hot lists; exits 1 when nothing is found, 2 when rows had to be set aside')
    .argument('<list...>', 'hot lists: CSV, .jsonl, or .fixed (docs/matching.md)')
    .option('--plate <text>', 'the plate as read')
    .option('--partial <pattern>', 'a partial plate: ? for one unknown character, * for any number of them')
    .option('--state <code>', 'the issuing state as read, for example CT')
    .option('--colour <name>', 'the vehicle as seen')
    .option('--body <name>', 'the vehicle as seen')
    .option('--make <name>', 'the vehicle as seen')
    .option('--date <YYYY-MM-DD>', 'day of matching: entries that ended before are left out (today when not given)')
    .option('--threshold <ratio>', 'least likelihood ratio of a confusable hit')
    .action(async (lists: string[], options) => (await import('./match.ts')).match(lists, options));

  const confusion = program
    .command('confusion')
    .description("measure the matcher's thresholds and confusion of characters on reads of known plates (read-tiles)");
  confusion
    .command('measure')
    .description('write what the reader takes for what')
    .argument('<reads.ndjson>', 'reads of known plates')
    .requiredOption('--out <file>', 'where to write, for example recognizer/match/confusion.json')
    .requiredOption('--note <text>', 'where the reads come from')
    .action(async (file: string, options) => (await import('./measure.ts')).measure(file, options));
  confusion
    .command('curve')
    .description('print true against false hits: exact, confusable by the measured confusion, by the posterior')
    .argument('<reads.ndjson>', 'reads of known plates; others than were measured')
    .option('--decoys <count>', 'other plates on the list', '1000000')
    .action(async (file: string, options) => (await import('./curve.ts')).curve(file, options));
}
