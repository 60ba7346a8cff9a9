/**
 * The command line. Each command's work is loaded when it is asked for, so that `--help` stays quick.
 *
 * Exit codes: 0 everything expected happened; 1 a verdict or a comparison says otherwise; 2 bad usage or input.
 */
import { Argument, Command, CommanderError } from 'commander';
import { InputError } from '../base/errors.ts';
import { name, version } from '../package.json';
import { addAlerts } from './alerts/commands.ts';
import { addAudit } from './audit/commands.ts';
import { addBench } from './bench/commands.ts';
import { addDataset } from './dataset/commands.ts';
import { addEntries } from './entries/commands.ts';
import { exitCode } from './exit-code.ts';
import { addLists } from './lists/commands.ts';
import { addMatch } from './match/commands.ts';
import { addPersonnel } from './personnel/commands.ts';
import { addPolicy } from './policy/commands.ts';
import { addReads } from './reads/commands.ts';
import { addRecognizer } from './recognizer/commands.ts';
import { addRelease } from './release/commands.ts';
import { addRig } from './rig/commands.ts';
import { type SchemaName, schemaNames } from './schema-names.ts';

const program = new Command(name)
  .version(`${name} ${version}`, '--version', 'print name and version')
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
  .option('--camera <rig.yaml>', 'through hardware: the camera on this rig, physical or emulated (docs/hardware.md)')
  .option('--out <folder>', 'where run folders go', 'runs')
  .option('--json', 'print the result as JSON, nothing else')
  .option('--strict', 'refuse hot lists that hold a bad row')
  .option('--workers <threads>', 'how many frames are read at once; as many as there are cores, up to 8, when left out')
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
  .description('print the JSON Schema of what people write, for editors')
  .addArgument(new Argument('[what]', 'what is written').choices(Object.keys(schemaNames)).default('scenario'))
  .addHelpText(
    'after',
    `\n${Object.entries(schemaNames)
      .map(([name, what]) => `  ${name.padEnd(12)}${what}`)
      .join('\n')}`,
  )
  .action(async (what: SchemaName) => (await import('./schema.ts')).schema(what));

addBench(program);
addDataset(program);
addRecognizer(program);
addMatch(program);
addLists(program);
addEntries(program);
addPolicy(program);
addAlerts(program);
addRig(program);
addReads(program);
addAudit(program);
addRelease(program);
addPersonnel(program);

// Whoever reads the output may have enough of it, as head has: what the command does is done all the same, and it ends quietly.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? exitCode.good : exitCode.badInput;
  else if (error instanceof InputError) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = exitCode.badInput;
  } else throw error;
}
