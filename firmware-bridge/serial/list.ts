/**
 * Serial ports by names that stay. On Linux /dev/serial/by-id carries maker, product and serial number, while
 * /dev/ttyACM0 is whoever came first; elsewhere the device's own serial number serves.
 */
import { readdirSync, realpathSync } from 'node:fs';
import { basename, join } from 'node:path';
import { SerialPort } from 'serialport';
import { RigError } from '../ports.ts';

export interface FoundPort {
  /** To give to the commands: it names the same board at whatever socket. */
  readonly name: string;
  readonly device: string;
  readonly maker: string | undefined;
}

/** What a system says of its ports. */
export interface PortSource {
  /** Names that stay, and the device that each stands for now. */
  readonly byId: () => ReadonlyMap<string, string>;
  readonly list: () => Promise<readonly Pick<PortInfo, 'path' | 'manufacturer' | 'serialNumber'>[]>;
}
type PortInfo = Awaited<ReturnType<typeof SerialPort.list>>[number];

/** The links in a folder, and what each leads to; what leads nowhere is left out. */
export function linksIn(folder: string): ReadonlyMap<string, string> {
  const links = new Map<string, string>();
  for (const path of namesIn(folder).map((name) => join(folder, name))) {
    const device = realPath(path);
    if (device) links.set(path, device);
  }
  return links;
}

export const systemPorts: PortSource = {
  byId: () => linksIn('/dev/serial/by-id'),
  async list() {
    try {
      return await SerialPort.list();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      throw new RigError('ports cannot be listed without udevadm; on Debian: apt-get install udev');
    }
  },
};

export async function listPorts({ byId, list }: PortSource = systemPorts): Promise<FoundPort[]> {
  const names = new Map([...byId()].map(([name, device]) => [device, name]));
  return (await list()).map(({ path: device, manufacturer, serialNumber }) => ({
    name: names.get(device) ?? serialNumber ?? device,
    device,
    maker: manufacturer,
  }));
}

/**
 * @param name a path, a name of /dev/serial/by-id with or without its folder, or a device's serial number
 * @returns the device that it stands for now. @throws RigError
 */
export async function deviceOf(name: string, ports: PortSource = systemPorts): Promise<string> {
  for (const [link, device] of ports.byId()) if (link === name || basename(link) === name) return device;
  // A pseudo-terminal is in no list.
  if (name.includes('/')) return resolved(name);
  const found = (await ports.list()).filter(({ path, serialNumber }) => serialNumber === name || path === name);
  if (found.length > 1) throw new RigError(`${name}: ${found.map(({ path }) => path).join(' and ')} have this name`);
  if (!found[0]) throw notThere(name);
  return found[0].path;
}

/** @returns the name that stays for a port that is named by its device, so that it is found again at another socket */
export function stableName(name: string, { byId }: Pick<PortSource, 'byId'> = systemPorts): string {
  for (const [link, device] of byId()) if (device === name) return link;
  return name;
}

const notThere = (name: string): RigError =>
  new RigError(`${name}: no such port; gantry rig list shows those that are there`);

function resolved(path: string): string {
  const device = realPath(path);
  if (!device) throw notThere(path);
  return device;
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
