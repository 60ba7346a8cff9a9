import { selfTest } from '../../firmware-bridge/bench/self-test.ts';
import { report } from './report.ts';
import { type PortOptions, withRig } from './session.ts';

export async function selftest(port: string | undefined, options: PortOptions): Promise<void> {
  await withRig(port, options, async ({ rig, timed, emulated, clock }) => {
    process.stdout.write(`${rig.name} at ${emulated ? 'an emulated board' : port}\n`);
    const pins = emulated && (() => emulated.ask('read'));
    report(await selfTest({ rig, timed, pins, clock }));
  });
}
