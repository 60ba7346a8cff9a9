import type { Command } from 'commander';
import { InvalidArgumentError, Option } from 'commander';

const ptzProtocols = ['visca', 'pelco-d', 'pelco-p'];

const wholeNumber = (text: string): number => {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('expected a whole number from 1 to 999999.');
  return Number(text);
};

const decimal = (text: string): number => {
  if (text === '' || !Number.isFinite(Number(text))) throw new InvalidArgumentError('expected a number.');
  return Number(text);
};

const seconds = (text: string): number => {
  const given = decimal(text);
  if (given < 0) throw new InvalidArgumentError('expected a number from 0 on.');
  return given;
};

/** `gantry rig`: the camera rig, real or emulated. */
export function addRig(program: Command): void {
  const rig = program.command('rig').description('the camera rig on a serial port, or on an emulated board');
  const hexOption = ['--hex <file>', "the emulated board's firmware; the rig's own when left out"] as const;
  rig
    .command('list')
    .description('list the serial ports, by names that stay')
    .action(async () => (await import('./list.ts')).list());
  rig
    .command('emulate')
    .description('open a serial port with an emulated board behind it that runs the real firmware')
    .option(...hexOption)
    .option('--seed <seed>', 'of what the line does by chance', 'gantry')
    .action(async (options) => (await import('./emulate.ts')).emulate(options));
  rig
    .command('selftest')
    .description('aim, light and trigger, each measured value beside its limit; exits 1 when one is outside')
    .argument('[port]', 'a serial port')
    .option('--emulate', 'test an emulated board, and measure its pins')
    .option('--calibration <file>', 'hold the exposure against it, too')
    .option(...hexOption)
    .option('--seed <seed>', 'of what the line does by chance', 'gantry')
    .action(async (port: string | undefined, options) => (await import('./selftest.ts')).selftest(port, options));
  rig
    .command('gap')
    .description('one scenario both ways, in simulation and through the rig: how far the simulator is from that camera')
    .argument('<scenario.yaml>', 'a scenario file, or a name from the library')
    .requiredOption('--camera <rig.yaml>', 'the rig (docs/hardware.md)')
    .option('--seed <seed>', "use this seed instead of the scenario's own")
    .option('--json', 'print the result as JSON, nothing else')
    .action(async (scenario: string, options) => (await import('./gap.ts')).gap(scenario, options));
  rig
    .command('screen')
    .description(
      "show a pattern on a screen, and say once a second how the rig's camera sees it; exits 1 when it does not",
    )
    .requiredOption(
      '--camera <rig.yaml>',
      'the rig, its frames from a camera that looks at a screen (docs/hardware.md)',
    )
    .option('--for <seconds>', 'no longer than this', seconds)
    .option('--json', 'one JSON object a second, nothing else')
    .action(async (options) => (await import('./screen.ts')).screen(options));
  rig
    .command('latency')
    .description("measure the firmware's timing in cycles of the emulated board; exits 1 when it is outside its limits")
    .option('--trials <count>', 'how many of each', wholeNumber, 500)
    .option('--seed <seed>', 'of when they happen', 'latency')
    .action(async (options) => (await import('./latency.ts')).latency(options));
  rig
    .command('record')
    .description('run the self-test and record every byte of it, both ways, with its time; appended, never overwritten')
    .argument('[port]', 'a serial port')
    .option('--emulate', 'record an emulated board')
    .option(...hexOption)
    .option('--seed <seed>', 'of what the line does by chance', 'gantry')
    .option('--out <file>', 'where it goes', 'serial.ndjson')
    .option('--for <seconds>', 'how long to stay connected afterwards', wholeNumber, 2)
    .action(async (port: string | undefined, options) => (await import('./record.ts')).record(port, options));
  rig
    .command('replay')
    .description('do again what was recorded, against the recording; exits 1 and names the first byte that differs')
    .argument('<file>', 'a recording')
    .action(async (file: string) => (await import('./replay.ts')).replay(file));
  rig
    .command('campaign')
    .description(
      'strike the emulated rig with faults, in its own time: no hang, no wrong time, safe every time, or exit 1',
    )
    .option('--trials <count>', 'how many, over all kinds of faults in turn', wholeNumber, 200)
    .option('--seed <seed>', 'of all that happens by chance', 'rig')
    .option('--out <folder>', 'where the report goes', 'runs')
    .action(async (options) => (await import('./campaign/campaign.ts')).campaign(options));
  rig
    .command('ptz')
    .description(
      'one command to a PTZ camera: position, move, home, drive, stop, zoom, focus, preset, ir, exposure, exposure-auto',
    )
    .argument('<command>', 'what it is to do; without its values it says which it takes')
    .argument('[values...]', 'negative ones after a --')
    .option('--port <port>', 'a serial port')
    .option('--emulate', 'an emulated camera, and where its head really stands')
    .option('--fov <degrees>', 'with zoom: the horizontal field of view, by the calibration', decimal)
    .option('--calibration <file>', 'from gantry rig calibrate --zoom', 'rig-calibration.json')
    .addOption(new Option('--protocol <name>', 'what it speaks').choices(ptzProtocols).default('visca'))
    .option('--address <number>', 'on the line', wholeNumber, 1)
    .option('--baud <rate>', "9600 for VISCA and 2400 for Pelco's when left out", wholeNumber)
    .action(async (command: string, values: string[], options) =>
      (await import('./ptz.ts')).ptz(command, values, options),
    );
  rig
    .command('calibrate')
    .description("measure which pulse aims where, and the exposure (or a PTZ camera's zoom); angles are asked for")
    .argument('[port]', 'a serial port')
    .option('--emulate', 'an emulated board or camera, whose angles are known')
    .option(...hexOption)
    .option('--seed <seed>', 'of what the line does by chance', 'gantry')
    .option('--zoom', "a PTZ camera's zoom and its field of view, not a rig's servos")
    .addOption(new Option('--protocol <name>', 'what the PTZ camera speaks').choices(ptzProtocols).default('visca'))
    .option('--address <number>', 'of the PTZ camera', wholeNumber, 1)
    .option('--baud <rate>', 'of the PTZ camera', wholeNumber)
    .option('--out <file>', 'where it goes; what is in it already and not measured now is kept', 'rig-calibration.json')
    .action(async (port: string | undefined, options) => (await import('./calibrate.ts')).calibrate(port, options));
  rig
    .command('aim')
    .description(
      'aim the rig at angles by its calibration, light, and hold until Ctrl+C; after a loss it is aimed anew, dark',
    )
    .argument('[port]', 'a serial port')
    .requiredOption('--pan <degrees>', 'right positive', decimal)
    .requiredOption('--tilt <degrees>', 'up positive', decimal)
    .option('--light <share>', 'of full light, 0 to 1', decimal, 0)
    .option('--calibration <file>', 'from gantry rig calibrate', 'rig-calibration.json')
    .option('--for <seconds>', 'hold no longer', seconds)
    .option('--emulate', 'an emulated board, and where its servos stand')
    .option(...hexOption)
    .option('--seed <seed>', 'of what the line does by chance', 'gantry')
    .action(async (port: string | undefined, options) => (await import('./aim.ts')).aim(port, options));
}
