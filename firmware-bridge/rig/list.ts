/** Serial ports by names that stay: /dev/serial/by-id carries maker and serial number, /dev/ttyACM0 is whoever came first. */
import { readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { SerialPort } from 'serialport';
import { RigError } from '../ports.ts';

export interface FoundPort {
  /** To give to the commands. */
  readonly path: string;
  readonly device: string;
  readonly maker: string | undefined;
}

export async function listPorts(byId = '/dev/serial/by-id'): Promise<FoundPort[]> {
  const stable = new Map(namesIn(byId).map((name) => [realpathSync(join(byId, name)), join(byId, name)]));
  const found = await SerialPort.list().catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    throw new RigError('ports cannot be listed without udevadm; on Debian: apt-get install udev');
  });
  return found.map(({ path: device, manufacturer }) => ({
    path: stable.get(device) ?? device,
    device,
    maker: manufacturer,
  }));
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
