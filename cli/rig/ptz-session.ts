import { InputError } from '../../base/errors.ts';
import { type PtzProtocol, startLiveHead } from '../../firmware-bridge/emulator/live-device.ts';
import type { PtzHead } from '../../firmware-bridge/emulator/ptz-head.ts';
import { realClock } from '../../firmware-bridge/host-clock.ts';
import type { PtzCamera } from '../../firmware-bridge/ports.ts';
import { pelcoD, pelcoP } from '../../firmware-bridge/ptz/pelco.ts';
import { createPelcoCamera, pelcoBaudRate } from '../../firmware-bridge/ptz/pelco-camera.ts';
import { createViscaCamera, viscaBaudRate } from '../../firmware-bridge/ptz/visca-camera.ts';
import type { ByteLine } from '../../firmware-bridge/serial/byte-line.ts';
import { stableName } from '../../firmware-bridge/serial/list.ts';
import { openSerialPort } from '../../firmware-bridge/serial/serial-port.ts';
import { checkPort, portName, safely, usable } from './session.ts';

export interface PtzOptions {
  readonly port?: string;
  readonly emulate?: true;
  readonly protocol: PtzProtocol;
  readonly address: number;
  readonly baud?: number;
}

const cameras: Readonly<
  Record<
    PtzProtocol,
    {
      readonly baudRate: number;
      /** Cameras on one line, counted from 1. */
      readonly mostCameras: number;
      readonly open: (line: ByteLine, address: number) => Promise<PtzCamera>;
    }
  >
> = {
  visca: {
    baudRate: viscaBaudRate,
    mostCameras: 7,
    open: (line, address) => createViscaCamera(line, realClock, address),
  },
  'pelco-d': {
    baudRate: pelcoBaudRate,
    mostCameras: 255,
    open: (line, address) => createPelcoCamera(line, pelcoD, realClock, address),
  },
  // On the line its first camera is 0.
  'pelco-p': {
    baudRate: pelcoBaudRate,
    mostCameras: 32,
    open: (line, address) => createPelcoCamera(line, pelcoP, realClock, address - 1),
  },
};

/** Opens a PTZ camera on a port, or an emulated one; it is stopped whatever ends the work. */
export async function withPtz(
  { port, emulate, protocol, address, baud }: PtzOptions,
  work: (camera: PtzCamera, emulated: PtzHead | undefined, port: string) => Promise<void>,
): Promise<void> {
  checkPort(port, emulate);
  const kind = cameras[protocol];
  if (address > kind.mostCameras)
    throw new InputError({
      what: `there is no camera ${address}`,
      where: { file: '--address' },
      expected: `1 to ${kind.mostCameras} with ${protocol}`,
    });
  await usable(open());

  async function open(): Promise<void> {
    const emulated = emulate ? await startLiveHead(protocol, address) : undefined;
    try {
      const name = stableName(emulated?.port ?? port!);
      const camera = await kind.open(await openSerialPort(name, baud ?? kind.baudRate), address);
      await safely(() => work(camera, emulated?.device.head, portName(emulated, name)), camera.close);
    } finally {
      emulated?.close();
    }
  }
}
