import { InputError } from '../../base/errors.ts';
import { type EmulatedBoard, startEmulatedBoard } from '../../firmware-bridge/emulator/process.ts';
import { type CameraRig, RigError } from '../../firmware-bridge/ports.ts';
import { createCameraRig, rigFirmwareName, type TimedRig } from '../../firmware-bridge/rig/camera-rig.ts';
import { openBoard } from '../../firmware-bridge/rig/open-board.ts';
import { createStandardRig } from '../../firmware-bridge/rig/standard-rig.ts';

export interface Session {
  readonly rig: CameraRig;
  /** The same rig, where it runs our firmware. */
  readonly timed: TimedRig | undefined;
  readonly emulated: EmulatedBoard | undefined;
}

export interface PortOptions {
  readonly emulate?: true;
  readonly hex?: string;
  readonly seed: string;
}

/** A rig that is missing or broken is the user's to mend: exit code 2, not a stack. */
export async function usable<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof RigError)) throw error;
    throw new InputError({ what: error.message, where: { file: 'rig' } });
  }
}

export const untilStopped = (): Promise<void> =>
  new Promise((done) => {
    const keep = setInterval(() => {}, 60_000);
    const stop = (): void => {
      clearInterval(keep);
      done();
    };
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  });

/** Opens the rig on that port, or on an emulated board; makes it safe whatever ends the work: return, error or signal. */
export async function withRig(
  port: string | undefined,
  { emulate, hex, seed }: PortOptions,
  work: (session: Session) => Promise<void>,
): Promise<void> {
  if (!port && !emulate)
    throw new InputError({ what: 'no port is named', where: { file: 'rig' }, expected: 'a port, or --emulate' });
  await usable(open());

  async function open(): Promise<void> {
    const emulated = emulate ? await startEmulatedBoard({ seed, ...(hex && { hex }) }) : undefined;
    try {
      const board = await openBoard(emulated?.port ?? port!);
      const timed = board.firmware.startsWith(rigFirmwareName) ? await createCameraRig(board) : undefined;
      const rig = timed ?? createStandardRig(board);
      const interrupted = (): void => void rig.close().then(() => process.exit(130));
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, interrupted);
      try {
        await work({ rig, timed, emulated });
      } finally {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, interrupted);
        await rig.close();
      }
    } finally {
      await emulated?.close();
    }
  }
}
