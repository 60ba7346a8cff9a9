import { listPorts } from '../../firmware-bridge/rig/list.ts';
import { usable } from './session.ts';

export async function list(): Promise<void> {
  const ports = await usable(listPorts());
  for (const { path, device, maker } of ports)
    process.stdout.write(`${path}  (${device}${maker ? `, ${maker}` : ''})\n`);
  if (ports.length === 0)
    process.stdout.write('No serial port is there. gantry rig emulate opens one with an emulated board behind it.\n');
}
