import { listPorts } from '../../firmware-bridge/serial/list.ts';
import { usable } from './session.ts';

export async function list(): Promise<void> {
  const ports = await usable(listPorts());
  for (const { name, device, maker } of ports)
    process.stdout.write(`${name}  (${device}${maker ? `, ${maker}` : ''})\n`);
  if (ports.length === 0)
    process.stdout.write('No serial port is there. gantry rig emulate opens one with an emulated board behind it.\n');
}
