import { InputError } from '../../base/errors.ts';
import { type EmulatedBoard, startEmulatedBoard } from '../../firmware-bridge/emulator/process.ts';
import { type HostClock, realClock } from '../../firmware-bridge/host-clock.ts';
import { type CameraRig, RigError } from '../../firmware-bridge/ports.ts';
import { createRecorder } from '../../firmware-bridge/recording/recorder.ts';
import { appendTo } from '../../firmware-bridge/recording/sink.ts';
import type { TimedRig } from '../../firmware-bridge/rig/camera-rig.ts';
import type { RigConnection } from '../../firmware-bridge/rig/connection.ts';
import { stableName } from '../../firmware-bridge/serial/list.ts';
import { openSerialPort } from '../../firmware-bridge/serial/serial-port.ts';
import { endings } from '../interrupted.ts';

export interface Session {
  readonly rig: CameraRig;
  /** The port's name that stays, or `emulated`. */
  readonly port: string;
  /** The same rig, where it runs our firmware. */
  readonly timed: TimedRig | undefined;
  readonly emulated: EmulatedBoard | undefined;
  /** What the rig and those who use it measure time by. */
  readonly clock: HostClock;
  readonly onState: RigConnection['onState'];
}

export interface PortOptions {
  readonly emulate?: true;
  readonly hex?: string;
  readonly seed: string;
}

/** As calibrations have it. */
export const portName = (emulated: unknown, name: string): string => (emulated ? 'emulated' : name);

/** @throws InputError where neither is named, or both */
export function checkPort(port: string | undefined, emulate: true | undefined): void {
  if ((port === undefined) !== (emulate === undefined)) return;
  throw new InputError({
    what: emulate ? `both the port ${port} and --emulate` : 'no port is named',
    where: { file: 'rig' },
    expected: 'a port, or --emulate',
  });
}

/** A rig that is missing or broken is the user's to mend: exit code 2, not a stack. */
export async function usable<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof RigError)) throw error;
    const expected = 'a rig or camera that is there, answers, and does that (gantry rig list shows the ports)';
    throw new InputError({ what: error.message, where: { file: 'rig' }, expected });
  }
}

/** Does the work, then what leaves all safe, whatever ended it: return, error or signal. A second signal does not wait. */
export async function safely(work: () => Promise<void>, makeSafe: () => Promise<void>): Promise<void> {
  const handlers = Object.entries(endings).map(([signal, code]) => {
    const interrupted = (): void => void makeSafe().finally(() => process.exit(code));
    process.once(signal, interrupted);
    return () => process.off(signal, interrupted);
  });
  try {
    await work();
  } finally {
    for (const remove of handlers) remove();
    await makeSafe();
  }
}

/**
 * Opens the rig on that port, or on an emulated board, and keeps it connected.
 * @param recording a file that all of it is recorded to
 */
export async function withRig(
  port: string | undefined,
  { emulate, hex, seed }: PortOptions,
  work: (session: Session) => Promise<void>,
  recording?: string,
): Promise<void> {
  checkPort(port, emulate);
  const sink = recording === undefined ? undefined : appendTo(recording);
  await usable(open().finally(() => sink?.close()));

  async function open(): Promise<void> {
    const { connectRig } = await import('../../firmware-bridge/rig/connection.ts');
    const { firmataBaudRate } = await import('../../firmware-bridge/rig/open-board.ts');
    const emulated = emulate ? await startEmulatedBoard({ seed, ...(hex && { hex }) }) : undefined;
    try {
      const name = stableName(emulated?.port ?? port!);
      const plain = { name, openLine: () => openSerialPort(name, firmataBaudRate), clock: realClock };
      let failRecording = (_: Error): void => {};
      const recordingFailed = new Promise<never>((_, fail) => {
        failRecording = fail;
      });
      recordingFailed.catch(() => {});
      const recorder = sink && createRecorder(plain, sink, new Date().toISOString(), failRecording);
      const options = recorder?.options ?? plain;
      const { rig, timed, close, onState } = await connectRig(options);
      const givenUp = new Promise<never>((_, fail) => {
        onState(({ name: state, attempt }) => {
          if (state !== 'closed') process.stderr.write(`rig: ${state}${attempt > 0 ? `, attempt ${attempt}` : ''}\n`);
          if (state === 'failed') fail(new RigError(`${name}: the rig was lost and did not come back`));
        });
      });
      givenUp.catch(() => {});
      const stop = async (): Promise<void> => {
        recorder?.stop();
        await close();
        recorder?.end();
      };
      const told = recordingFailed.catch((error: NodeJS.ErrnoException) => {
        throw new InputError({ what: `cannot be written (${error.code})`, where: { file: recording! } });
      });
      const session = { rig, port: portName(emulated, name), timed, emulated, clock: options.clock, onState };
      await safely(() => Promise.race([work(session), told, givenUp]), stop);
    } finally {
      await emulated?.close();
    }
  }
}
