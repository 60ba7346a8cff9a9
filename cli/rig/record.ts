import { selfTest } from '../../firmware-bridge/bench/self-test.ts';
import { type PortOptions, withRig } from './session.ts';

/** Runs the self-test and keeps the rig open that long, and records all that goes over the line. */
export async function record(
  port: string | undefined,
  options: PortOptions & { readonly out: string; readonly for: number },
): Promise<void> {
  await withRig(
    port,
    options,
    async ({ rig, timed, clock }) => {
      process.stdout.write(`Recording ${rig.name} to ${options.out}\n`);
      // Pins are not on the line: what is recorded must not wait for them.
      await selfTest({ rig, timed, pins: undefined, clock });
      await new Promise((done) => setTimeout(done, options.for * 1000));
    },
    options.out,
  );
}
