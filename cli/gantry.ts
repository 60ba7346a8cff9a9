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

const collect = (value: string, given: readonly string[] | undefined): readonly string[] => [...(given ?? []), value];

const bench = program
  .command('bench')
  .enablePositionalOptions()
  .description('measure recognizers, side by side, on photographs or on a matrix of rendered conditions')
  .argument('[suite.yaml]', 'a matrix of conditions, or the name of one that comes with the product')
  .option('--images <folder>', 'measure on the pictures of this folder, by its index.json, index.csv or coco.json')
  .option(
    '--recognizer <spec>',
    'who reads; may be repeated: builtin, pp-ocr, openalpr+http://HOST, command:"…", folder:READS (docs/adapters.md)',
    collect,
  )
  .option('--reads <file>', 'write every read as a line of JSON')
  .option('--out <folder>', 'where bench folders go', 'runs')
  .option('--json', 'print the result as JSON, nothing else')
  .action(async (suite: string | undefined, options) => (await import('./bench.ts')).bench(suite, options));
bench
  .command('compare')
  .description('compare two bench folders: what got better and worse, and whether chance explains it')
  .argument('<a>', 'a bench folder')
  .argument('<b>', 'another, of the same plates')
  .option('--fail-if-worse', 'exit with 1 when the second is significantly worse')
  .option('--json', 'print the comparison as JSON, nothing else')
  .action(async (a: string, b: string, options) => (await import('./bench-compare.ts')).compare(a, b, options));

const dataset = program
  .command('dataset')
  .description('frames with their ground truth, for training and testing elsewhere');
dataset
  .command('export')
  .description("write a scenario's frames with their truth; every picture is marked as synthetic")
  .argument('<scenario.yaml>', 'a scenario file, or a name from the library')
  .requiredOption('--format <format>', 'coco, yolo, openlabel or jsonl')
  .requiredOption('--out <folder>', 'the folder to make, whole or not at all')
  .option('--seed <seed>', "use this seed instead of the scenario's own")
  .option('--most <count>', 'no more frames than these')
  .action(async (scenario: string, options) => (await import('./dataset.ts')).exportDataset(scenario, options));
dataset
  .command('check')
  .description('check a dataset folder: pictures there and of the stated size, boxes inside, classes known')
  .argument('<folder>', 'a folder that gantry dataset export, or anyone, wrote')
  .action(async (folder: string) => (await import('./dataset.ts')).checkDataset(folder));

program
  .command('list')
  .description('list the scenarios of the library, and the responders')
  .action(async () => (await import('./list.ts')).list());

program
  .command('schema')
  .description('print the JSON Schema of scenario files, for editors')
  .action(async () => (await import('./schema.ts')).schema());

const recognizer = program.command('recognizer').description('the recognizer by itself, for other tools and systems');
recognizer
  .command('serve')
  .description('answer pictures over HTTP, as OpenALPR (Cloud API v2) and Plate Recognizer (Snapshot) do')
  .option('--port <port>', 'where to listen; 0 takes any free port', '4320')
  .option('--host <address>', 'on which address; whoever reaches it may use it', '127.0.0.1')
  .action(async (options) => (await import('./recognizer/serve.ts')).serve(options));
recognizer
  .command('record')
  .description("keep the plate events of ONVIF Profile M cameras (MQTT) as reads, for --recognizer 'folder:FILE'")
  .argument('<broker>', 'mqtt://HOST or mqtts://HOST')
  .requiredOption('--out <reads.ndjson>', 'the file to make')
  .option('--prefix <topic>', "the cameras' topic prefix; all of one level when left out")
  .option('--seconds <time>', 'end by itself after this time')
  .action(async (broker: string, options) => (await import('./recognizer/record.ts')).record(broker, options));
recognizer
  .command('publish')
  .description('send reads (NDJSON) as the plate events of an ONVIF Profile M camera (MQTT)')
  .argument('<reads.ndjson>', 'reads, as gantry bench --reads writes them')
  .requiredOption('--broker <url>', 'mqtt://HOST or mqtts://HOST')
  .option('--camera <prefix>', "the camera's topic prefix", 'gantry')
  .action(async (file: string, options) => (await import('./recognizer/publish.ts')).publish(file, options));

program
  .command('match')
  .description('look a plate up on hot lists; exits 1 when nothing is found, 2 when rows had to be set aside')
  .argument('<list...>', 'hot lists: CSV, .jsonl, or .txt of fixed width')
  .option('--plate <text>', 'the plate as read')
  .option('--partial <pattern>', 'a partial plate: ? for one unknown character, * for any number of them')
  .option('--state <code>', 'the issuing state as read, for example CT')
  .option('--colour <name>', 'the vehicle as seen')
  .option('--body <name>', 'the vehicle as seen')
  .option('--make <name>', 'the vehicle as seen')
  .option('--date <YYYY-MM-DD>', 'day of matching: entries that ended before are left out (today when not given)')
  .option('--threshold <ratio>', 'least likelihood ratio of a confusable hit')
  .action(async (lists: string[], options) => (await import('./match/match.ts')).match(lists, options));

const lists = program.command('lists').description('hot lists: what is wrong with them, and what changed');
lists
  .command('check')
  .description(
    'tell malformed, duplicate, contradictory, expired and stale rows; exits 1 for one, 2 for a malformed one',
  )
  .argument('<list...>', 'hot lists')
  .option('--date <YYYY-MM-DD>', 'the day of checking (today when not given)')
  .action(async (files: string[], options) => (await import('./lists/check.ts')).check(files, options));
lists
  .command('diff')
  .description('tell what was entered, removed and changed from one version of a list to another; exits 1 for a change')
  .argument('<before>', 'the earlier version')
  .argument('<after>', 'the later version')
  .action(async (before: string, after: string) => (await import('./lists/diff.ts')).diff(before, after));

const confusion = program
  .command('confusion')
  .description("measure the matcher's thresholds and confusion of characters on reads of known plates (read-tiles)");
confusion
  .command('measure')
  .description('write what the reader takes for what')
  .argument('<reads.ndjson>', 'reads of known plates')
  .requiredOption('--out <file>', 'where to write, for example recognizer/match/confusion.json')
  .requiredOption('--note <text>', 'where the reads come from')
  .action(async (file: string, options) => (await import('./match/measure.ts')).measure(file, options));
confusion
  .command('curve')
  .description('print true against false hits: exact, confusable by the measured confusion, by the posterior')
  .argument('<reads.ndjson>', 'reads of known plates; others than were measured')
  .option('--decoys <count>', 'other plates on the list', '1000000')
  .action(async (file: string, options) => (await import('./match/curve.ts')).curve(file, options));

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
