import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';

const wholeNumber = (text: string): number => {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('expected a whole number from 1 to 999999.');
  return Number(text);
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
    .command('latency')
    .description("measure the firmware's timing in cycles of the emulated board; exits 1 when it is outside its limits")
    .option('--trials <count>', 'how many of each', wholeNumber, 500)
    .option('--seed <seed>', 'of when they happen', 'latency')
    .action(async (options) => (await import('./latency.ts')).latency(options));
}
