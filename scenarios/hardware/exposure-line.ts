/** The camera's own serial line, over which its exposure is set: VISCA, to a camera or to an emulated one in the bench's time. */
import { createExposureSieve } from '../../firmware-bridge/emulator/exposure-sieve.ts';
import { startLiveDevice } from '../../firmware-bridge/emulator/live-device.ts';
import { createViscaDevice } from '../../firmware-bridge/emulator/visca-device.ts';
import type { HostClock } from '../../firmware-bridge/host-clock.ts';
import type { ExposureSetting } from '../../firmware-bridge/ports.ts';
import { createViscaCamera } from '../../firmware-bridge/ptz/visca-camera.ts';
import { openSerialPort } from '../../firmware-bridge/serial/serial-port.ts';
import type { Rig } from './rig-file.ts';
import type { Opened } from './with-opened.ts';

export interface ExposureLine {
  /** What the camera is. */
  readonly name: string;
  /** @returns the nearest that the camera has, which it took. @throws RigError */
  set(wanted: ExposureSetting): Promise<ExposureSetting>;
  /** What it exposes with: an emulated one truly, another as it last said; undefined while it chooses by itself. */
  now(): ExposureSetting | undefined;
  /** @throws RigError where the camera does not answer */
  answers(): Promise<void>;
}

/** @throws RigError where no camera answers */
export async function openExposureLine(
  { port, emulate, address, baud }: NonNullable<Rig['ptz']>,
  clock: HostClock,
  opened: Opened,
): Promise<ExposureLine> {
  const emulated =
    emulate &&
    (await startLiveDevice(
      (onByte) => createViscaDevice(onByte, address),
      clock,
      emulate.loseExposures ? createExposureSieve() : undefined,
    ));
  if (emulated) opened(emulated.close);
  const line = await openSerialPort(emulated?.port ?? port!, baud);
  opened(line.close);
  const camera = await createViscaCamera(line, clock, address);
  opened(camera.close);
  let said: ExposureSetting | undefined;
  return {
    name: camera.name,
    async set(wanted) {
      said = await camera.setExposure(wanted);
      return said;
    },
    now: () => (emulated ? emulated.device.exposure() : said),
    answers: async () => void (await camera.position()),
  };
}
