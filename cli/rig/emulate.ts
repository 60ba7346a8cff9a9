import { startEmulatedBoard } from '../../firmware-bridge/emulator/process.ts';
import { usable } from './session.ts';

const untilStopped = (): Promise<void> =>
  new Promise((done) => {
    const keep = setInterval(() => {}, 60_000);
    const stop = (): void => {
      clearInterval(keep);
      done();
    };
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  });

/** An emulated board behind a port, for any program that speaks to boards, until it is stopped. */
export async function emulate({ hex, seed }: { readonly hex?: string; readonly seed: string }): Promise<void> {
  const board = await usable(startEmulatedBoard({ seed, ...(hex && { hex }) }));
  process.stdout.write(`Emulated board at ${board.port} (57600 baud); Ctrl+C ends it.\n`);
  await untilStopped();
  const { panUs, tiltUs, illumination, tS } = await board.ask('read');
  process.stdout.write(
    `\nAfter ${tS.toFixed(1)} s: pan ${panUs.toFixed(1)} µs, tilt ${tiltUs.toFixed(1)} µs, illuminator ${(100 * illumination).toFixed(0)} %\n`,
  );
  await board.close();
}
