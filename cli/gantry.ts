/**
 * The command line. Each command's work is loaded when it is asked for, so that `--help` stays quick.
 *
 * Exit codes: 0 everything expected happened; 1 a verdict or a comparison says otherwise; 2 bad usage or input.
 */
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { InputError } from '../base/errors.ts';
import { exitCode } from './exit-code.ts';

const wholeNumber = (text: string): number => {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('expected a whole number from 1 to 999999.');
  return Number(text);
};

const program = new Command('gantry')
  .description(
    'Simulates traffic past a plate camera, runs a recognizer on the frames, and judges what follows by a written order.',
  )
  .addHelpText(
    'after',
    `
Exit codes:
  0  everything expected happened
  1  a verdict, or a comparison, says otherwise
  2  bad usage or input (2 wins over 1)`,
  )
  .exitOverride();

program
  .command('run')
  .description('run scenarios to their verdicts: end to end from pixels, or without pixels in milliseconds')
  .argument('<scenario.yaml...>', 'scenario files, or names from the library')
  .option('--seed <seed>', "use this seed instead of the scenario's own")
  .option('--responder <name>', 'who answers the alerts (gantry list shows them); by-the-book when left out')
  .option('--twin <id>', 'run the twin of that name: the same story gone wrong')
  .option('--out <folder>', 'where run folders go', 'runs')
  .option('--json', 'print the result as JSON, nothing else')
  .option('--strict', 'refuse hot lists that hold a bad row')
  .action(async (scenarios: string[], options) => (await import('./run.ts')).run(scenarios, options));

program
  .command('replay')
  .description('rerun what a run folder has frozen, and name the first event that differs')
  .argument('<run>', 'a run folder')
  .action(async (folder: string) => (await import('./replay.ts')).replay(folder));

program
  .command('campaign')
  .description(
    'run one scenario over many seeds and state rates with their intervals; a killed campaign goes on where it was',
  )
  .argument('<scenario.yaml>', 'a scenario file, or a name from the library')
  .requiredOption('--seeds <from-to>', 'for example 1001-1050')
  .option('--responder <name>', 'who answers the alerts', 'by-the-book')
  .option('--out <folder>', 'where run folders go', 'runs')
  .action(async (scenario: string, options) => (await import('./campaign.ts')).campaign(scenario, options));

program
  .command('list')
  .description('list the scenarios of the library, and the responders')
  .action(async () => (await import('./list.ts')).list());

program
  .command('schema')
  .description('print the JSON Schema of scenario files, for editors')
  .action(async () => (await import('./schema.ts')).schema());

const defaultPack = 'clinton-12.10';

program
  .command('judge')
  .description('judge a trace from anywhere (NDJSON, as policy/trace.ts says); exits 2 when lines had to be set aside')
  .argument('<trace.ndjson>', 'a trace, for example of a run folder')
  .option('--pack <name>', 'the policy pack to judge by', defaultPack)
  .option('--truth <file>', 'ground truth; without it, what turns on it is undetermined')
  .action(async (file: string, options) => (await import('./judge.ts')).judge(file, options));

const policy = program
  .command('policy')
  .description('the written order as a policy pack: its sentences, its rules, its proof');
const policyCommand = (name: string, description: string) =>
  policy.command(name).description(description).option('--pack <name>', 'the policy pack', defaultPack);

policy
  .command('list')
  .description('list the policy packs')
  .action(async () => (await import('./policy/list.ts')).list());
policyCommand('show', 'show a clause: its sentences, their duties, the rules that carry them out')
  .argument('<clause>', 'for example IV.D.d')
  .action(async (clause: string, options) => (await import('./policy/show.ts')).show(clause, options));
policyCommand('coverage', 'account for every sentence of the order; exits 1 when one is not').action(async (options) =>
  (await import('./policy/coverage.ts')).coverage(options),
);
policyCommand('conflicts', 'list where the order disagrees with itself, and the reading taken').action(
  async (options) => (await import('./policy/conflicts.ts')).conflicts(options),
);
policyCommand('prove', 'go through all combinations of facts; exits 1 when one has no outcome, or two').action(
  async (options) => (await import('./policy/prove.ts')).prove(options),
);
policyCommand(
  'mutants',
  'put each named fault into a clean trace; exits 1 when one is not caught by its clause',
).action(async (options) => (await import('./policy/mutants.ts')).mutants(options));
policyCommand('why', 'argue the decision on an alert: facts, rule, sentence')
  .argument('<run>', 'a run folder')
  .argument('<alert>', 'for example alert-1')
  .action(async (run: string, alert: string, options) => (await import('./policy/why.ts')).why(run, alert, options));

const rig = program.command('rig').description('the camera rig on a serial port, or on an emulated board');
const hexOption = ['--hex <file>', "the emulated board's firmware; the rig's own when left out"] as const;
rig
  .command('list')
  .description('list the serial ports, by names that stay')
  .action(async () => (await import('./rig/list.ts')).list());
rig
  .command('emulate')
  .description('open a serial port with an emulated board behind it that runs the real firmware')
  .option(...hexOption)
  .option('--seed <seed>', 'of what the line does by chance', 'gantry')
  .action(async (options) => (await import('./rig/emulate.ts')).emulate(options));
rig
  .command('selftest')
  .description('aim, light and trigger, each measured value beside its limit; exits 1 when one is outside')
  .argument('[port]', 'a serial port')
  .option('--emulate', 'test an emulated board, and measure its pins')
  .option(...hexOption)
  .option('--seed <seed>', 'of what the line does by chance', 'gantry')
  .action(async (port: string | undefined, options) => (await import('./rig/selftest.ts')).selftest(port, options));
rig
  .command('latency')
  .description("measure the firmware's timing in cycles of the emulated board; exits 1 when it is outside its limits")
  .option('--trials <count>', 'how many of each', wholeNumber, 500)
  .option('--seed <seed>', 'of when they happen', 'latency')
  .action(async (options) => (await import('./rig/latency.ts')).latency(options));

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? exitCode.good : exitCode.badInput;
  else if (error instanceof InputError) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = exitCode.badInput;
  } else throw error;
}
